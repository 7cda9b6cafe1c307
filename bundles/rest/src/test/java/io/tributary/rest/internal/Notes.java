package io.tributary.rest.internal;

import io.tributary.rest.ApiProblem;
import io.tributary.rest.RestSection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;

/** A section as a bundle would bring it. */
record Notes(Scope scope, String name) implements RestSection {
    @Override
    public Object resource(Place place) {
        return new Resource(place);
    }

    @Override
    public Class<?> type() {
        return Resource.class;
    }

    enum Colour {
        RED,
        GREEN
    }

    record Line(String text, int count) {
        Line {
            if (text != null && text.isBlank()) {
                throw new IllegalArgumentException("a text may not be blank");
            }
        }
    }

    record Note(String title, BigDecimal price, Instant at, boolean open, Colour colour, List<Line> lines) {}

    record Seen(String account, String store, String id, Note note) {}

    public static final class Resource {
        private final RestSection.Place place;

        Resource(RestSection.Place place) {
            this.place = place;
        }

        @GET
        public List<Note> all(@QueryParam("limit") @DefaultValue("50") int limit) {
            Note note = new Note(
                    "first",
                    new BigDecimal("1E+3"),
                    Instant.parse("2026-01-31T12:00:00Z"),
                    true,
                    Colour.RED,
                    List.of());
            return List.of(note).subList(0, Math.min(1, limit));
        }

        @POST
        public Response add(Note note) {
            return Response.status(201)
                    .entity(new Seen(place.account(), place.store(), "new", note))
                    .build();
        }

        @GET
        @Path("{id: [a-z]+}")
        public Seen one(@PathParam("id") String id) {
            return switch (id) {
                case "missing" -> throw ApiProblem.notFound("There is no note \"missing\".");
                case "wrong" -> throw ApiProblem.invalid("id", "This id cannot be.");
                case "caller" ->
                    new Seen(place.caller().user(), place.caller().from(), place.account() + place.store(), null);
                case "bug" -> throw new IllegalStateException("the secret cause");
                default -> new Seen(place.account(), place.store(), id, null);
            };
        }

        @DELETE
        @Path("{id: [a-z]+}")
        public void remove(@PathParam("id") String id) {}
    }
}
