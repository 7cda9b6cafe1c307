package io.tributary.shell;

import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import java.util.List;

/** The accounts of the platform that is installed. */
final class Accounts {
    private final AffiliatePlatform platform;

    Accounts(Services services) throws CommandFailure {
        platform = services.get(AffiliatePlatform.class, Room.PLATFORM);
    }

    /** An account's id as it was typed. */
    static AccountId id(String typed) throws CommandFailure {
        try {
            return new AccountId(typed);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    "This cannot be an account: " + Text.cut(typed, 60) + ". An account's id has 1 to 64"
                            + " characters of a-z 0-9 . _ - and starts with a letter or digit.");
        }
    }

    List<String> ids() throws CommandFailure {
        try {
            return platform.accounts().stream()
                    .map(account -> account.id().value())
                    .toList();
        } catch (PlatformException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
