package io.tributary.bigcommerce;

/** What a store is opened with. Never printed. */
public sealed interface Credentials {
    /** A legacy API user (HTTP Basic, v2 only). */
    record ApiUser(String user, String key) implements Credentials {
        public ApiUser {
            user = user.strip();
            key = key.strip();
            if (user.isEmpty() || key.isEmpty()) {
                throw new IllegalArgumentException("the API user or the API key is blank");
            }
        }

        @Override
        public String toString() {
            return "API user " + user + ", key ***";
        }
    }

    /** A current API account's token ({@code X-Auth-Token}). */
    record AccessToken(String token) implements Credentials {
        public AccessToken {
            token = token.strip();
            if (token.isEmpty()) {
                throw new IllegalArgumentException("the access token is blank");
            }
        }

        @Override
        public String toString() {
            return "access token ***";
        }
    }
}
