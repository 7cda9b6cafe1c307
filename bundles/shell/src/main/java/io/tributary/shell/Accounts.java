package io.tributary.shell;

import io.tributary.platform.AffiliatePlatform;
import io.tributary.platform.PlatformException;
import java.util.List;

/** The accounts of the platform that is installed. */
final class Accounts {
    private final AffiliatePlatform platform;

    Accounts(Services services) throws CommandFailure {
        platform = services.get(AffiliatePlatform.class, Room.PLATFORM);
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
