package io.tributary.platform;

/** One merchant on the host. The name is free text, to be escaped wherever it is shown. */
public record Account(AccountId id, String name) {}
