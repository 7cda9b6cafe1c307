package io.tributary.rest.internal;

import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Whether Karaf has installed all that it boots with; it registers a service when it has. Until then sections are missing
 * only because they are not there yet, which nobody should be told as "not found".
 */
final class BootEnd implements BooleanSupplier {
    private static final String MARK = "(objectClass=org.apache.karaf.features.BootFinished)";

    private final BundleContext context;
    private volatile boolean isReached;

    BootEnd(BundleContext context) {
        this.context = context;
    }

    @Override
    public boolean getAsBoolean() {
        if (!isReached) {
            isReached = isMarked();
        }
        return isReached;
    }

    private boolean isMarked() {
        try {
            // All of them: the type is Karaf's, and this bundle need not be wired to it.
            return context.getAllServiceReferences(null, MARK) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
