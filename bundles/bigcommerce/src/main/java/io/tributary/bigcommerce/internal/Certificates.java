package io.tributary.bigcommerce.internal;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What is wrong with a host's certificate. */
final class Certificates {
    private Certificates() {}

    /** As the end of "The certificate of the host ..."; empty when the failure is not about a certificate. */
    static Optional<String> problem(Throwable failure) {
        Optional<String> problem = Optional.empty();
        // The innermost cause knows best.
        for (Throwable each = failure; each != null; each = each.getCause()) {
            Optional<String> here = named(each);
            problem = here.isPresent() ? here : problem;
        }
        return problem;
    }

    private static Optional<String> named(Throwable cause) {
        if (cause instanceof CertificateExpiredException) {
            return Optional.of("has expired");
        }
        if (cause instanceof CertificateNotYetValidException) {
            return Optional.of("is not valid yet");
        }
        if (cause instanceof CertPathBuilderException) {
            return Optional.of("is self-signed or comes from an issuer that is not trusted");
        }
        if (cause instanceof CertPathValidatorException) {
            return Optional.of("does not pass the checks for a safe connection");
        }
        return cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException
                ? Optional.of("is made out for another name")
                : Optional.empty();
    }
}
