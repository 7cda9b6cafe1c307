package io.tributary.platform.embedded.internal.tracking;

import io.tributary.platform.AccountId;
import java.util.function.UnaryOperator;

/**
 * What belongs to a public key.
 *
 * @param parameter which names an affiliate's code in addresses of pages
 * @param addressKept what is kept of the address of a visitor's computer
 */
public record Site(AccountId account, String parameter, boolean respectDoNotTrack, UnaryOperator<String> addressKept) {}
