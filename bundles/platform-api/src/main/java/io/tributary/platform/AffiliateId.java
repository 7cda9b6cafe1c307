package io.tributary.platform;

/** One affiliate of an account, in the host's own form; never blank. */
public record AffiliateId(String value) {
    public AffiliateId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("affiliate id is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
