package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.storefront.Storefront;
import io.tributary.storefront.StorefrontException;
import io.tributary.storefront.Verification;
import io.tributary.storefront.Verification.Outcome;
import java.net.URI;
import java.util.Optional;

/** The tracking codes of stores, as commands ask for them. */
final class TrackingCodes {
    private final Services services;
    private final Storefront storefront;

    TrackingCodes(Services services) throws CommandFailure {
        this.services = services;
        this.storefront = services.get(Storefront.class, Room.STOREFRONT);
    }

    Answer show(String store) throws CommandFailure {
        return ask(store, id -> StoreTrackingAnswers.status(id, storefront.status(id)));
    }

    Answer install(String store) throws CommandFailure {
        return ask(store, id -> StoreTrackingAnswers.status(id, storefront.install(id, ShellUser.actor())));
    }

    Answer remove(String store) throws CommandFailure {
        return ask(store, id -> StoreTrackingAnswers.status(id, storefront.remove(id, ShellUser.actor())));
    }

    /** @param page null for the store's home page */
    Answer verify(String store, String page) throws CommandFailure {
        Optional<URI> address = page == null ? Optional.empty() : Optional.of(address(page));
        ConnectionId id = new Stores(services).find(store).id();
        Verification seen;
        try {
            seen = storefront.verify(id, address);
        } catch (StorefrontException e) {
            throw new CommandFailure(e.getMessage());
        }
        Answer answer = StoreTrackingAnswers.verified(id, seen);
        if (seen.outcome() != Outcome.PRESENT) {
            throw new CommandFailure(answer);
        }
        return answer;
    }

    private static URI address(String page) throws CommandFailure {
        try {
            URI address = URI.create(page.strip());
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, for every text that is no such address.
        }
        throw new CommandFailure("--page is the whole address of a page like https://shop.example/sale, not '"
                + Text.cut(page, 60) + "'.");
    }

    private interface Question {
        Answer ask(ConnectionId store) throws StorefrontException;
    }

    private Answer ask(String store, Question question) throws CommandFailure {
        try {
            return question.ask(new Stores(services).find(store).id());
        } catch (StorefrontException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
