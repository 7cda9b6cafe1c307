package io.tributary.shell;

import io.tributary.connections.ConnectionId;
import io.tributary.orderimport.CreditException;
import io.tributary.orderimport.LookAgain;
import io.tributary.orderimport.OrderCredits;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import java.util.Optional;

/** Whose an order is, as a command says it. */
final class CreditedOrder {
    private final OrderCredits credits;
    private final ConnectionId store;
    private final long order;

    /** @param store as it was typed */
    CreditedOrder(Services services, String store, long order) throws CommandFailure {
        this.credits = services.get(OrderCredits.class, Room.ORDER_IMPORT);
        this.store = new Stores(services).find(store).id();
        this.order = order;
    }

    /**
     * @param affiliate an affiliate's id, {@code nobody} or {@code undo}
     * @param code null for the one that is hers now
     */
    Answer say(String affiliate, String code, String reason) throws CommandFailure {
        try {
            return OrderAnswers.lookAgain(ask(affiliate, code, reason));
        } catch (CreditException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    private LookAgain ask(String affiliate, String code, String reason) throws CreditException {
        return switch (affiliate) {
            case "undo" -> credits.undo(store, order, reason, ShellUser.actor());
            case "nobody" -> credits.creditNobody(store, order, reason, ShellUser.actor());
            default ->
                credits.credit(
                        store,
                        order,
                        new AffiliateId(affiliate),
                        Optional.ofNullable(code).map(AffiliateCode::new),
                        reason,
                        ShellUser.actor());
        };
    }
}
