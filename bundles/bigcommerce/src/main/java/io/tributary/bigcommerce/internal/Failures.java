package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Why a request was not answered, for people. */
final class Failures {
    private Failures() {}

    /**
     * As the end of a sentence that begins with what was tried. Never the cause's own message: it may quote the answer.
     */
    static String what(IOException cause) {
        if (cause instanceof MalformedReplyException) {
            return "was answered with " + cause.getMessage() + ".";
        }
        if (cause instanceof ReplyTooLargeException) {
            return "was answered with " + cause.getMessage() + ", which is refused.";
        }
        if (cause instanceof JsonProcessingException) {
            return "was answered with something that is cut off or not JSON.";
        }
        if (cause instanceof Transport.DeadlineException) {
            return "got " + cause.getMessage() + ".";
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof ConnectException) {
            return "got no connection.";
        }
        if (cause instanceof UnknownHostException || cause instanceof NoRouteToHostException) {
            return "failed because this host cannot be found; check the store's address.";
        }
        if (cause instanceof SocketTimeoutException) {
            return "got no answer in time.";
        }
        if (cause instanceof ZipException) {
            return "was answered with damaged data (gzip).";
        }
        if (cause instanceof SSLException) {
            return "failed because no secure connection (TLS) could be made.";
        }
        return "broke off before the answer was complete.";
    }
}
