package io.tributary.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.sandbox.SandboxStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.zip.GZIPInputStream;

/** The least that any import has to do: fetch the same pages, packed as stores send them, and parse them as a stream. */
final class BareLoop {
    private static final JsonFactory JSON = new JsonFactory();

    private BareLoop() {}

    /** Reads all orders of a store and answers how many there were. */
    static long read(SandboxStore store) throws IOException {
        String orders = store.apiPath().resolve("../v2/orders")
                + "?sort=id:asc&limit=250&include=consignments.line_items&consignment_structure=object&min_id=";
        long count = 0;
        long last = 0;
        while (true) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(orders + (last + 1)).toURL().openConnection();
            connection.setRequestProperty("X-Auth-Token", store.spec().token());
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("Accept-Encoding", "gzip");
            if (connection.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT) {
                return count;
            }
            try (InputStream body = new GZIPInputStream(connection.getInputStream(), 1 << 16);
                    JsonParser parser = JSON.createParser(body)) {
                int depth = 0;
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token.isStructStart()) {
                        depth++;
                    } else if (token.isStructEnd()) {
                        depth--;
                    } else if (depth == 2
                            && token == JsonToken.VALUE_NUMBER_INT
                            && parser.currentName().equals("id")) {
                        last = parser.getLongValue();
                        count++;
                    }
                }
            }
        }
    }
}
