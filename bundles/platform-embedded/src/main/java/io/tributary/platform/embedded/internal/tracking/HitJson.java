package io.tributary.platform.embedded.internal.tracking;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tributary.platform.EmailKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page sends: version 1 of the wire format. Members that are not known are left alone. */
final class HitJson {
    /** Bytes of the longest that is read. */
    static final int LONGEST = 4096;

    private static final int DEPTH = 4;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern VISITOR = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ORDER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Cntrl}]{3,254}");
    private static final Set<String> SOURCES = Set.of("checkout", "account", "newsletter", "form", "script");
    private static final String USUAL_SOURCE = "form";

    private final JsonNode json;

    private HitJson(JsonNode json) {
        this.json = json;
    }

    static HitJson read(byte[] body) throws RefusedException {
        try {
            // Jackson replaces what is not UTF-8 in some places and not in others.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode json = MAPPER.readTree(text);
            if (!json.isObject()) {
                throw unreadable("the body is no JSON object");
            }
            if (json.path("v").asInt() != 1) {
                throw unreadable("v, the version of the format, is 1");
            }
            return new HitJson(json);
        } catch (CharacterCodingException e) {
            throw unreadable("the body is not UTF-8");
        } catch (JsonProcessingException e) {
            throw unreadable("the body is no JSON");
        }
    }

    String key() throws RefusedException {
        return shaped("k", KEY, "the public key of the account");
    }

    /** @param address what is known of the visitor's computer */
    Hit hit(Site site, Instant now, String address) throws RefusedException {
        String visitor = shaped("i", VISITOR, "the visitor: 22 characters of A-Z a-z 0-9 _ -");
        PageAddress page = PageAddress.find(text("u"))
                .orElseThrow(() -> unreadable("u is the page's whole address, beginning with http:// or https://"));
        return switch (text("t")) {
            case "visit" ->
                new Hit.Visit(
                        site.account(),
                        visitor,
                        now,
                        Arrival.of(page, text("r"), site.parameter()),
                        site.addressKept().apply(address));
            case "lead" -> new Hit.Lead(site.account(), visitor, now, email(), source(), page.place());
            case "order" ->
                new Hit.Order(
                        site.account(),
                        visitor,
                        now,
                        page.site(),
                        Long.parseLong(shaped("o", ORDER, "the number of the order")));
            default -> throw unreadable("t, the kind, is visit, lead or order");
        };
    }

    private String email() throws RefusedException {
        String email = text("e").strip();
        if (!EMAIL.matcher(email).matches() || EmailKey.find(email).isEmpty()) {
            throw unreadable("e is an e-mail address");
        }
        return email;
    }

    private String source() {
        String source = text("s");
        return SOURCES.contains(source) ? source : USUAL_SOURCE;
    }

    private String shaped(String member, Pattern shape, String what) throws RefusedException {
        String text = text(member);
        if (!shape.matcher(text).matches()) {
            throw unreadable(member + " is " + what);
        }
        return text;
    }

    /** Empty when it is missing; a number is its digits. */
    private String text(String member) {
        JsonNode value = json.path(member);
        return value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    }

    private static RefusedException unreadable(String detail) {
        return new RefusedException(Refusal.unreadable(detail));
    }
}
