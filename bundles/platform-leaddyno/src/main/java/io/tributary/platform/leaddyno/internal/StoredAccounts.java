package io.tributary.platform.leaddyno.internal;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditEntry;
import io.tributary.platform.AccountId;
import io.tributary.platform.PlatformException;
import io.tributary.platform.leaddyno.Difference;
import io.tributary.platform.leaddyno.KeyTest;
import io.tributary.platform.leaddyno.KeyTest.Result;
import io.tributary.platform.leaddyno.LeadDyno;
import io.tributary.platform.leaddyno.LeadDynoAccount;
import io.tributary.platform.leaddyno.LeadDynoSettings;
import io.tributary.platform.leaddyno.Shadow;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The accounts and their keys. */
@Component(configurationPid = "io.tributary.platform.leaddyno")
public final class StoredAccounts implements LeadDyno {
    /** So that a key can stand in an address and in a script as it is. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{8,200}");

    private static final int LONGEST_NAME = 200;
    private static final int MOST_DIFFERENCES = 500;
    private static final int COMPARED_AT_ONCE = 20;

    private final Host host;
    private final Polls polls;

    @Activate
    public StoredAccounts(@Reference(name = "leaddyno") LeadDynoComponent leadDyno) {
        this(leadDyno.host(), leadDyno.polls());
    }

    StoredAccounts(Host host, Polls polls) {
        this.host = host;
        this.polls = polls;
    }

    @Override
    public List<LeadDynoAccount> accounts() throws PlatformException.Unavailable {
        return host.accounts().all().stream().map(AccountRow::account).toList();
    }

    @Override
    public Optional<LeadDynoAccount> account(AccountId id) throws PlatformException.Unavailable {
        return host.accounts().find(id).map(AccountRow::account);
    }

    @Override
    public KeyTest test(AccountId id, String privateKey, String publicKey) throws PlatformException.Unavailable {
        Optional<AccountRow> kept = host.accounts().find(id);
        String key = privateKey.strip();
        if (key.isEmpty() && kept.isEmpty()) {
            return new KeyTest(Result.INVALID, "The private key is missing; LeadDyno shows it on the account page.");
        }
        try {
            return test(id, key.isEmpty() ? host.key(kept.get()) : key, publicKey.strip(), key.isEmpty());
        } catch (PlatformException.Unauthorized e) {
            return new KeyTest(Result.WRONG, e.getMessage() + ".");
        }
    }

    private KeyTest test(AccountId id, String key, String publicKey, boolean kept)
            throws PlatformException.Unavailable {
        if (!KEY.matcher(key).matches()
                || !publicKey.isEmpty() && !KEY.matcher(publicKey).matches()) {
            return new KeyTest(
                    Result.INVALID,
                    "A key of LeadDyno has letters, digits, - and _ only; copy it again, without blanks.");
        }
        if (key.equals(publicKey)) {
            return new KeyTest(
                    Result.INVALID, "The private and the public key are the same; LeadDyno shows two different ones.");
        }
        try {
            host.api(id, key).probe();
            return new KeyTest(Result.OK, "LeadDyno accepts the private key.");
        } catch (PlatformException.Unauthorized e) {
            return refused(id, publicKey, kept);
        } catch (PlatformException e) {
            return new KeyTest(Result.UNREACHABLE, e.getMessage() + ".");
        }
    }

    private KeyTest refused(AccountId id, String publicKey, boolean kept) {
        if (!publicKey.isEmpty()) {
            try {
                host.api(id, publicKey).probe();
                return new KeyTest(
                        Result.SWAPPED,
                        "The two keys are swapped: LeadDyno accepts the one that was entered as the public key. Enter"
                                + " them the other way round.");
            } catch (PlatformException e) {
                // So they are not swapped, which is all that was asked.
            }
        }
        return new KeyTest(
                Result.WRONG,
                "LeadDyno does not accept the " + (kept ? "kept " : "") + "private key. Copy it again from LeadDyno's"
                        + " account page; it is the one that is not in the tracking code.");
    }

    @Override
    public LeadDynoAccount connect(AccountId id, LeadDynoSettings settings, Actor by) throws PlatformException {
        Optional<AccountRow> before = host.accounts().find(id);
        AccountTable.requireSameCodes(before, settings.purchaseCode());
        String name = settings.name().strip();
        if (name.length() > LONGEST_NAME) {
            throw new PlatformException.Rejected("name", "a name has at most " + LONGEST_NAME + " characters");
        }
        KeyTest tested = test(id, settings.privateKey(), settings.publicKey());
        if (tested.result() == Result.UNREACHABLE) {
            throw new PlatformException.Unavailable(tested.message(), null, null);
        }
        if (!tested.ok()) {
            throw new PlatformException.Rejected("privateKey", tested.message());
        }
        String key = settings.privateKey().strip();
        requireOther(id, key);
        String sealed = key.isEmpty()
                ? before.orElseThrow().sealedKey()
                : host.secrets().encrypt(key, AccountRow.context(id));
        LeadDynoAccount account = new LeadDynoAccount(
                id,
                name.isEmpty() ? id.value() : name,
                settings.publicKey().strip(),
                settings.purchaseCode(),
                Optional.empty(),
                false,
                settings.withoutAffiliate(),
                settings.withoutEmail(),
                settings.cancelledAgain(),
                Optional.empty(),
                "");
        // Nothing that another platform decides moves by entering keys.
        boolean shadow = before.isEmpty() && host.isElsewhere(id);
        // Orders may have been recorded while LeadDyno was asked about the key.
        host.sql().<Void, PlatformException.Rejected>run(handle -> {
            Optional<AccountRow> old = AccountTable.write(
                    handle,
                    new AccountRow(account, sealed, shadow, Optional.empty()),
                    host.clock().instant());
            host.audit()
                    .append(
                            handle,
                            new AuditEntry(
                                    id.value(),
                                    "",
                                    "leaddyno",
                                    old.isPresent() ? "leaddyno.change" : "leaddyno.connect",
                                    by,
                                    old.map(row -> described(row.account())).orElse(""),
                                    described(account) + (key.isEmpty() ? "" : ", private key entered")));
            return null;
        });
        return host.accounts().require(id).account();
    }

    /**
     * Two accounts with one key would record each order twice, and share a rate limit without knowing. Whose it is is no
     * business of whoever enters it.
     */
    private void requireOther(AccountId id, String key) throws PlatformException {
        for (AccountRow other : host.accounts().all()) {
            if (!key.isEmpty() && !other.id().equals(id) && isKeyOf(other, key)) {
                throw new PlatformException.Rejected(
                        "privateKey",
                        "another account already has this private key; an account of LeadDyno can be set up once");
            }
        }
    }

    private boolean isKeyOf(AccountRow row, String key) {
        try {
            return host.key(row).equals(key);
        } catch (PlatformException.Unauthorized e) {
            // Nobody can tell, and nobody can use it.
            return false;
        }
    }

    private static String described(LeadDynoAccount account) {
        return "public key " + account.publicKey() + ", purchase code "
                + account.purchaseCode().word() + ", without affiliate "
                + account.withoutAffiliate().word() + ", without e-mail "
                + account.withoutEmail().word() + ", cancelled again "
                + account.cancelledAgain().word();
    }

    @Override
    public Shadow shadow(AccountId id) throws PlatformException {
        AccountRow row = host.accounts().require(id);
        PurchaseCodes codes = new PurchaseCodes(row.account().purchaseCode());
        return new Shadow(
                row.shadow(),
                row.takenOverAt(),
                host.shadow().count(id, false),
                host.shadow().count(id, true),
                host.shadow().differing(id, MOST_DIFFERENCES).stream()
                        .map(each -> new Difference(
                                each.key().store(),
                                each.key().order(),
                                codes.of(each.key(), 1),
                                each.difference(),
                                each.comparedAt().orElseThrow()))
                        .toList());
    }

    @Override
    public Shadow compare(AccountId id) throws PlatformException {
        AccountRow row = host.accounts().require(id);
        polls.ensure(row);
        new Comparison(host).run(row, COMPARED_AT_ONCE);
        return shadow(id);
    }

    @Override
    public Shadow takeOver(AccountId id, Actor by) throws PlatformException {
        polls.ensure(host.accounts().require(id));
        return give(id, false, by);
    }

    @Override
    public Shadow handBack(AccountId id, Actor by) throws PlatformException {
        host.accounts().require(id);
        if (!host.isElsewhere(id)) {
            throw new PlatformException.Rejected(
                    "shadow", "no other platform that is installed has the account " + id + ", so it cannot go back");
        }
        return give(id, true, by);
    }

    private Shadow give(AccountId id, boolean shadow, Actor by) throws PlatformException {
        boolean changed = host.sql().<Boolean, PlatformException.Rejected>run(handle -> {
            boolean given = AccountTable.giveTo(
                    handle, id, shadow, host.clock().instant().truncatedTo(ChronoUnit.MICROS));
            if (given) {
                host.audit()
                        .append(
                                handle,
                                new AuditEntry(
                                        id.value(),
                                        "",
                                        "leaddyno",
                                        shadow ? "leaddyno.hand-back" : "leaddyno.take-over",
                                        by,
                                        shadow ? "LeadDyno" : "the other platform",
                                        shadow ? "the other platform" : "LeadDyno"));
            }
            return given;
        });
        if (changed) {
            host.codesChanged(id);
        }
        return shadow(id);
    }

    @Override
    public LeadDynoAccount poll(AccountId id) throws PlatformException {
        if (!polls.poll(host.accounts().require(id), Duration.ZERO)) {
            throw new PlatformException.Unavailable(
                    "The affiliates of the account " + id + " are being read at the moment", null, null);
        }
        return host.accounts().require(id).account();
    }

    @Override
    public List<Difference> differences(AccountId id, int limit) throws PlatformException {
        AccountRow account = host.accounts().require(id);
        PurchaseCodes codes = new PurchaseCodes(account.account().purchaseCode());
        return host.purchases().remarked(id, limit).stream()
                .map(each -> new Difference(
                        each.row().asked().key().store(),
                        each.row().asked().key().order(),
                        codes.of(each.row().asked().key(), each.row().generation()),
                        each.row().remark(),
                        each.since()))
                .toList();
    }
}
