package io.tributary.bigcommerce.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.bigcommerce.NewScript;
import io.tributary.bigcommerce.ScriptId;
import io.tributary.bigcommerce.Store;
import io.tributary.bigcommerce.StoreException;
import io.tributary.bigcommerce.StoreScript;
import io.tributary.bigcommerce.StoreScript.Visibility;
import java.util.List;
import java.util.Locale;

/** The scripts that this API account has on the store's pages. */
final class Scripts {
    static final String PATH = "v3/content/scripts";
    static final ScriptId NOBODYS = new ScriptId("00000000-0000-0000-0000-000000000000");
    private static final int NOT_FOUND = 404;

    private final Door door;

    Scripts(Door door) {
        this.door = door;
    }

    List<StoreScript> all() throws StoreException {
        return namingScopes(
                false,
                () -> Lists.all(
                        door,
                        page -> Request.get(
                                Store.Resource.SCRIPTS,
                                PATH,
                                new Request.Query().with("page", page).with("limit", Lists.LIMIT)),
                        ScriptReader::list,
                        StoreScript::id));
    }

    StoreScript create(NewScript script) throws StoreException {
        return write("POST", PATH, script);
    }

    StoreScript update(ScriptId id, NewScript script) throws StoreException {
        return write("PUT", path(id), script);
    }

    private StoreScript write(String method, String path, NewScript script) throws StoreException {
        Request request =
                Request.send(Store.Resource.SCRIPTS, method, path, json(script).toString());
        return namingScopes(script.visibility() != Visibility.STOREFRONT, () -> door.call(request, ScriptReader::one));
    }

    private static ObjectNode json(NewScript script) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("name", script.name());
        json.put("description", script.description());
        json.put("kind", "script_tag");
        json.put("html", script.html());
        // What a script of HTML has to be loaded by.
        json.put("load_method", "default");
        json.put("location", "head");
        json.put("visibility", script.visibility().name().toLowerCase(Locale.ROOT));
        json.put("consent_category", script.consent().name().toLowerCase(Locale.ROOT));
        json.put("enabled", true);
        json.put("auto_uninstall", true);
        return json;
    }

    void delete(ScriptId id) throws StoreException {
        try {
            namingScopes(false, () -> door.call(Request.delete(Store.Resource.SCRIPTS, path(id)), reply -> reply));
        } catch (StoreException.Rejected e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }

    static String path(ScriptId id) {
        return PATH + "/" + id;
    }

    /** Something asked of the store. */
    interface Question<T> {
        T ask() throws StoreException;
    }

    /** @param checkout whether pages of the checkout are meant, too */
    static <T> T namingScopes(boolean checkout, Question<T> question) throws StoreException {
        try {
            return question.ask();
        } catch (StoreException.Unauthorized e) {
            if (!e.scopeMissing()) {
                throw e;
            }
            throw new StoreException.Unauthorized(
                    e.status(),
                    e.getMessage()
                            + (checkout
                                    ? " For pages of the checkout it also needs \"Checkout Content\" (modify). In the API"
                                            + " these are called store_v2_content and store_content_checkout."
                                    : " In the API this is called store_v2_content."));
        }
    }
}
