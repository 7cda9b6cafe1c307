package io.tributary.platform.embedded.internal;

import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.embedded.AffiliateImport.Outcome;
import io.tributary.platform.embedded.AffiliateImport.Row;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.platform.embedded.internal.AffiliateList.Line;
import io.tributary.platform.embedded.internal.Affiliates.Newcomer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides line by line what comes of a list of affiliates. */
final class AffiliatePlan {
    private final Map<String, AffiliateId> addresses;
    private final Set<String> codes;
    private final Map<String, Long> linesByAddress = new HashMap<>();
    private final Map<String, Long> linesByCode = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Newcomer> newcomers = new ArrayList<>();

    /**
     * @param addresses whose each address is, in lower case
     * @param codes the keys of codes that somebody has
     */
    AffiliatePlan(Map<String, AffiliateId> addresses, Set<String> codes, List<Line> lines) {
        this.addresses = addresses;
        this.codes = codes;
        lines.forEach(this::take);
    }

    List<Row> rows() {
        return rows;
    }

    /** Those who are to be added, in the order of the lines. */
    List<Newcomer> newcomers() {
        return newcomers;
    }

    private void take(Line line) {
        try {
            Newcomer newcomer = new Newcomer(
                    Inputs.name(line.name()), Inputs.email(line.email()), code(line.code()), percent(line.percent()));
            String address = newcomer.email().toLowerCase(Locale.ROOT);
            Long same = linesByAddress.putIfAbsent(address, line.number());
            if (same != null) {
                throw new RefusedException.Invalid("email", "line " + same + " has the same e-mail address");
            }
            if (addresses.containsKey(address)) {
                note(line, Outcome.EXISTS, "affiliate " + addresses.get(address) + " has this e-mail address");
                return;
            }
            checkCode(newcomer.code(), line.number());
            newcomers.add(newcomer);
            note(line, Outcome.ADD, "");
        } catch (RefusedException e) {
            note(line, Outcome.ERROR, e.getMessage());
        }
    }

    private static Optional<AffiliateCode> code(String text) throws RefusedException {
        return text.isEmpty() ? Optional.empty() : Optional.of(Inputs.code(new AffiliateCode(text)));
    }

    private static Optional<BigDecimal> percent(String text) throws RefusedException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,3}([.,][0-9]{1,4})?")) {
            throw new RefusedException.Invalid("commissionPercent", "a commission is a number such as 12.5");
        }
        return Optional.of(Inputs.percent(new BigDecimal(text.replace(',', '.'))));
    }

    private void checkCode(Optional<AffiliateCode> code, long line) throws RefusedException {
        if (code.isEmpty()) {
            return;
        }
        String key = code.get().key().value();
        Long same = linesByCode.putIfAbsent(key, line);
        if (same != null) {
            throw new RefusedException.Invalid("code", "line " + same + " has the same code");
        }
        if (codes.contains(key)) {
            throw new RefusedException.Invalid("code", "the code '" + code.get() + "' is another affiliate's");
        }
    }

    private void note(Line line, Outcome outcome, String reason) {
        rows.add(new Row(line.number(), line.name(), line.email(), line.code(), outcome, reason));
    }
}
