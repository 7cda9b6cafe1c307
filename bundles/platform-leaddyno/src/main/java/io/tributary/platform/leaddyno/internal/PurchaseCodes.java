package io.tributary.platform.leaddyno.internal;

import io.tributary.platform.PurchaseKey;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;

/** By what LeadDyno knows an order. */
record PurchaseCodes(PurchaseCode form) {
    /**
     * The code. Nothing but a further generation has a point behind the order id, so that two orders never share one.
     *
     * @param generation from 1; an order goes on with the next one when LeadDyno cannot do what is asked for the last
     */
    String of(PurchaseKey key, int generation) {
        String first =
                switch (form) {
                    case ORDER_ID -> Long.toString(key.order());
                    case STORE_AND_ORDER_ID -> key.store() + "-" + key.order();
                };
        return generation == 1 ? first : first + "." + generation;
    }
}
