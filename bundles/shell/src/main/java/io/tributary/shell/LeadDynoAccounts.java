package io.tributary.shell;

import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.leaddyno.Difference;
import io.tributary.platform.leaddyno.KeyTest;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.LeadDynoSettings.CancelledAgain;
import io.tributary.platform.leaddyno.LeadDynoSettings.Choice;
import io.tributary.platform.leaddyno.LeadDynoSettings.PurchaseCode;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutAffiliate;
import io.tributary.platform.leaddyno.LeadDynoSettings.WithoutEmail;
import io.tributary.platform.leaddyno.Shadow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The accounts of LeadDyno, as commands ask for them. */
final class LeadDynoAccounts {
    private static final int MOST = 500;
    private static final int WIDEST_NAME = 40;
    private static final int WIDEST_PROBLEM = 200;

    private final LeadDyno leadDyno;

    LeadDynoAccounts(Services services) throws CommandFailure {
        leadDyno = services.get(LeadDyno.class, Room.LEADDYNO);
    }

    /** An account for programs, with the members of the REST API. */
    private record AccountJson(
            String id,
            String name,
            String publicKey,
            String purchaseCode,
            boolean purchaseCodeFixed,
            String withoutAffiliate,
            String withoutEmail,
            String cancelledAgain,
            String polledAt,
            String pollProblem,
            String trackingCode) {
        static AccountJson of(LeadDynoAccount account) {
            return new AccountJson(
                    account.id().value(),
                    account.name(),
                    account.publicKey(),
                    account.purchaseCode().word(),
                    account.codeFixed(),
                    account.withoutAffiliate().word(),
                    account.withoutEmail().word(),
                    account.cancelledAgain().word(),
                    account.polledAt().map(Object::toString).orElse(null),
                    account.pollProblem().isEmpty() ? null : account.pollProblem(),
                    account.trackingCode().orElse(null));
        }
    }

    /** A difference for programs, with the members of the REST API. */
    private record DifferenceJson(String store, long orderId, String purchaseCode, String remark, String since) {
        static DifferenceJson of(Difference difference) {
            return new DifferenceJson(
                    difference.store(),
                    difference.order(),
                    difference.purchaseCode(),
                    difference.remark(),
                    difference.since().toString());
        }
    }

    /** For programs, with the members of the REST API. */
    private record ShadowJson(
            boolean on, String takenOverAt, long decided, long compared, List<DifferenceJson> items) {}

    Answer list() throws CommandFailure {
        return answer(asked(leadDyno::accounts));
    }

    private static Answer answer(List<LeadDynoAccount> accounts) {
        Object json = Map.of("items", accounts.stream().map(AccountJson::of).toList());
        if (accounts.isEmpty()) {
            return new Answer("No account of LeadDyno is set up; leaddyno:connect sets one up.\n", json);
        }
        Table table = new Table()
                .left("ACCOUNT")
                .left("NAME", WIDEST_NAME)
                .left("PURCHASE CODE")
                .left("NO AFFILIATE")
                .left("NO E-MAIL")
                .left("CANCELLED AGAIN")
                .left("AFFILIATES READ");
        for (LeadDynoAccount account : accounts) {
            table.row(
                    account.id().value(),
                    account.name(),
                    account.purchaseCode().word(),
                    account.withoutAffiliate().word(),
                    account.withoutEmail().word(),
                    account.cancelledAgain().word(),
                    account.polledAt().map(Object::toString).orElse("never"));
            table.note(Text.cut(account.pollProblem(), WIDEST_PROBLEM));
        }
        return new Answer(table.toString(), json);
    }

    /** Which of its settings an account has. */
    boolean exists(String account) throws CommandFailure {
        AccountId id = Accounts.id(account);
        return asked(() -> leadDyno.account(id)).isPresent();
    }

    /** @param given typed values by their options; what is missing stays, or is the usual */
    Answer connect(String account, String privateKey, Map<String, String> given) throws CommandFailure {
        AccountId id = Accounts.id(account);
        Optional<LeadDynoAccount> before = asked(() -> leadDyno.account(id));
        LeadDynoSettings settings = new LeadDynoSettings(
                text(given, "--name", before.map(LeadDynoAccount::name)),
                privateKey,
                text(given, "--public-key", before.map(LeadDynoAccount::publicKey)),
                choice(
                        PurchaseCode.class,
                        given,
                        "--purchase-code",
                        before,
                        LeadDynoAccount::purchaseCode,
                        PurchaseCode.ORDER_ID),
                choice(
                        WithoutAffiliate.class,
                        given,
                        "--without-affiliate",
                        before,
                        LeadDynoAccount::withoutAffiliate,
                        WithoutAffiliate.SEND),
                choice(
                        WithoutEmail.class,
                        given,
                        "--without-email",
                        before,
                        LeadDynoAccount::withoutEmail,
                        WithoutEmail.REFUSE),
                choice(
                        CancelledAgain.class,
                        given,
                        "--cancelled-again",
                        before,
                        LeadDynoAccount::cancelledAgain,
                        CancelledAgain.REFUSE));
        return answer(List.of(asked(() -> leadDyno.connect(id, settings, ShellUser.actor()))));
    }

    /** Tests the keys that are kept. */
    Answer test(String account) throws CommandFailure {
        AccountId id = Accounts.id(account);
        LeadDynoAccount kept = asked(() -> leadDyno.account(id))
                .orElseThrow(() -> new CommandFailure(
                        "No account '" + id + "' of LeadDyno is set up; leaddyno:connect sets one up."));
        KeyTest test = asked(() -> leadDyno.test(id, "", kept.publicKey()));
        Answer answer = new Answer(
                Text.plain(test.message()) + "\n",
                Map.of("ok", test.ok(), "result", Text.label(test.result()), "message", test.message()));
        if (!test.ok()) {
            throw new CommandFailure(answer);
        }
        return answer;
    }

    Answer poll(String account) throws CommandFailure {
        AccountId id = Accounts.id(account);
        return answer(List.of(asked(() -> leadDyno.poll(id))));
    }

    Answer differences(String account) throws CommandFailure {
        AccountId id = Accounts.id(account);
        List<Difference> found = asked(() -> leadDyno.differences(id, MOST));
        Object json = Map.of("items", found.stream().map(DifferenceJson::of).toList());
        if (found.isEmpty()) {
            return new Answer("LeadDyno holds every purchase as it was asked to.\n", json);
        }
        return new Answer(table(found).toString(), json);
    }

    Answer shadow(String account, boolean compare) throws CommandFailure {
        AccountId id = Accounts.id(account);
        return answer(asked(() -> compare ? leadDyno.compare(id) : leadDyno.shadow(id)));
    }

    /** @param back to the other platform */
    Answer takeOver(String account, boolean back) throws CommandFailure {
        AccountId id = Accounts.id(account);
        return answer(asked(
                () -> back ? leadDyno.handBack(id, ShellUser.actor()) : leadDyno.takeOver(id, ShellUser.actor())));
    }

    private static Answer answer(Shadow shadow) {
        List<Difference> found = shadow.differences();
        String whose = shadow.on()
                ? "The account is the other platform's; LeadDyno is only read."
                : shadow.takenOverAt()
                        .map(at -> "The account is LeadDyno's since " + at + "; orders of before stay where they are.")
                        .orElse("The account is LeadDyno's.");
        String counts = shadow.decided() + " orders decided, " + shadow.compared() + " of them compared, "
                + found.size() + (found.size() == 1 ? " differs.\n" : " differ.\n");
        return new Answer(
                whose + "\n" + counts + (found.isEmpty() ? "" : table(found)),
                new ShadowJson(
                        shadow.on(),
                        shadow.takenOverAt().map(Object::toString).orElse(null),
                        shadow.decided(),
                        shadow.compared(),
                        found.stream().map(DifferenceJson::of).toList()));
    }

    private static Table table(List<Difference> found) {
        Table table =
                new Table().left("STORE").right("ORDER").left("PURCHASE CODE").left("SINCE");
        for (Difference each : found) {
            table.row(
                    each.store(),
                    Long.toString(each.order()),
                    each.purchaseCode(),
                    each.since().toString());
            table.note(each.remark());
        }
        return table;
    }

    private static String text(Map<String, String> given, String option, Optional<String> before) {
        return given.getOrDefault(option, before.orElse(""));
    }

    private static <C extends Enum<C> & Choice> C choice(
            Class<C> type,
            Map<String, String> given,
            String option,
            Optional<LeadDynoAccount> before,
            Function<LeadDynoAccount, C> kept,
            C usual)
            throws CommandFailure {
        String word = given.get(option);
        if (word == null) {
            return before.map(kept).orElse(usual);
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(option + " is "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Choice::word)
                                .collect(Collectors.joining(" or "))
                        + ", not '" + Text.cut(word, 60) + "'."));
    }

    private interface Question<T> {
        T ask() throws PlatformException;
    }

    private static <T> T asked(Question<T> question) throws CommandFailure {
        try {
            return question.ask();
        } catch (PlatformException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
