package io.tributary.platform;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told by hosts that can tell when an affiliate's code or state changed. A hint, not a message to rely on: it may come
 * twice or, after a crash, not at all, and a regular pass over {@link AffiliatePlatform#affiliatesWithCode} finds the
 * rest. Registered as a service by whoever wants to know; must return quickly and not throw.
 */
@ConsumerType
public interface CodeListener {
    /** Something about the codes of this account is different now. */
    void codesChanged(AccountId account);
}
