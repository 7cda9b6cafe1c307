package io.tributary.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.rest.RestSection;
import java.net.http.HttpResponse;
import javax.ws.rs.GET;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that are being served while the API goes away. */
class UpdateTest {
    private final ApiServer api = new ApiServer(ApiServer.ADMIN, new Leaving());

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void whatFailsBecauseOfItIsToBeTriedAgain() throws Exception {
        HttpResponse<String> answer = api.get("/leaving");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("The API is starting or being updated. Try again in a moment.");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    /** What its request needs is gone before it has answered. */
    private final class Leaving implements RestSection {
        @Override
        public Scope scope() {
            return Scope.ROOT;
        }

        @Override
        public String name() {
            return "leaving";
        }

        @Override
        public Object resource(Place place) {
            return new Resource(api::withdraw);
        }

        @Override
        public Class<?> type() {
            return Resource.class;
        }
    }

    public static final class Resource {
        private final Runnable leave;

        Resource(Runnable leave) {
            this.leave = leave;
        }

        @GET
        public String leave() {
            leave.run();
            throw new IllegalStateException("the bundle is gone");
        }
    }
}
