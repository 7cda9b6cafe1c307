package io.tributary.storefront.internal;

import io.tributary.bigcommerce.NewScript;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Consent;
import io.tributary.bigcommerce.StoreScript.Visibility;
import io.tributary.platform.TrackingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the scripts of one store to what they should be. Ours are the one that we remember, and those of our name that
 * load the platform's script; all others are not touched.
 */
final class Installer {
    static final String NAME = "Tributary tracking code";
    private static final String DESCRIPTION =
            "Counts visits and leads for the affiliate program. Manage Integrations in the affiliate platform changes and"
                    + " removes it.";

    private final Store store;
    private final Optional<ScriptId> remembered;

    Installer(Store store, Optional<ScriptId> remembered) {
        this.store = store;
        this.remembered = remembered;
    }

    /** What was done. */
    enum Step {
        INSTALL,
        UPDATE,
        ADOPT,
        NONE
    }

    /** @param extra scripts of ours beside it that were taken away */
    record Done(Step step, StoreScript script, List<ScriptId> extra) {}

    Done install(TrackingCode code) throws StoreException {
        List<StoreScript> ours = ours(Optional.of(code));
        if (ours.isEmpty()) {
            return new Done(Step.INSTALL, create(code), List.of());
        }
        StoreScript kept = ours.stream()
                .filter(script -> remembered.isEmpty() || remembered.get().equals(script.id()))
                .findFirst()
                .orElse(ours.get(0));
        List<ScriptId> extra = new ArrayList<>();
        for (StoreScript other : ours) {
            if (!other.id().equals(kept.id())) {
                store.deleteScript(other.id());
                extra.add(other.id());
            }
        }
        Step step = remembered.filter(kept.id()::equals).isPresent() ? Step.UPDATE : Step.ADOPT;
        StoreScript now = update(kept, code);
        return new Done(now.equals(kept) && step == Step.UPDATE ? Step.NONE : step, now, extra);
    }

    /** Takes away all of ours, and says which there were. */
    List<ScriptId> remove(Optional<TrackingCode> code) throws StoreException {
        List<ScriptId> gone = ours(code).stream().map(StoreScript::id).toList();
        for (ScriptId id : gone) {
            store.deleteScript(id);
        }
        return gone;
    }

    private List<StoreScript> ours(Optional<TrackingCode> code) throws StoreException {
        return store.scripts().stream()
                .filter(script -> remembered.filter(script.id()::equals).isPresent()
                        || script.name().equals(NAME)
                                && code.filter(known -> script.html().contains(known.script()))
                                        .isPresent())
                .toList();
    }

    private StoreScript create(TrackingCode code) throws StoreException {
        try {
            return widest(visibility -> store.createScript(script(code, visibility, Consent.TARGETING)));
        } catch (StoreException.Unavailable e) {
            if (!e.mayHaveActed()) {
                throw e;
            }
            // The answer was lost; the script may be there all the same.
            return ours(Optional.of(code)).stream().findFirst().orElseThrow(() -> e);
        }
    }

    /** What the merchant has made of the consent category stays. */
    private StoreScript update(StoreScript seen, TrackingCode code) throws StoreException {
        boolean same = seen.html().equals(code.html()) && seen.enabled();
        if (same && seen.visibility() == Visibility.ALL_PAGES && seen.consent() != Consent.UNKNOWN) {
            return seen;
        }
        Consent consent = seen.consent() == Consent.UNKNOWN ? Consent.TARGETING : seen.consent();
        return widest(visibility -> same && visibility == seen.visibility() && consent == seen.consent()
                ? seen
                : store.updateScript(seen.id(), script(code, visibility, consent)));
    }

    /** Writes a script with a visibility. */
    private interface Writing {
        StoreScript with(Visibility visibility) throws StoreException;
    }

    /** Scopes cannot be read, so that the widest visibility is tried; one that is refused changes nothing. */
    private static StoreScript widest(Writing writing) throws StoreException {
        try {
            return writing.with(Visibility.ALL_PAGES);
        } catch (StoreException.Unauthorized e) {
            if (!e.scopeMissing()) {
                throw e;
            }
            return writing.with(Visibility.STOREFRONT);
        }
    }

    private static NewScript script(TrackingCode code, Visibility visibility, Consent consent) {
        return new NewScript(NAME, DESCRIPTION, code.html(), visibility, consent);
    }
}
