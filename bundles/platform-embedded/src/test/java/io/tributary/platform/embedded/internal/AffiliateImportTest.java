package io.tributary.platform.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.audit.Actor;
import io.tributary.audit.AuditFilter;
import io.tributary.audit.AuditLog;
import io.tributary.database.Database;
import io.tributary.platform.AccountId;
import io.tributary.platform.AffiliateCode;
import io.tributary.platform.AffiliateId;
import io.tributary.platform.CodeHistory;
import io.tributary.platform.embedded.AffiliateDetails;
import io.tributary.platform.embedded.AffiliateFilter;
import io.tributary.platform.embedded.AffiliateImport;
import io.tributary.platform.embedded.AffiliateImport.Outcome;
import io.tributary.platform.embedded.AffiliateImport.Row;
import io.tributary.platform.embedded.Page;
import io.tributary.platform.embedded.RefusedException;
import io.tributary.testkit.TestAudit;
import io.tributary.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffiliateImportTest {
    private static final AccountId DEFAULT = new AccountId("default");
    private static final Actor BY = new Actor("carl", "10.0.0.1");
    private static final Page.Request FIRST = new Page.Request(1, 500);

    private final Database database = TestDatabase.empty();
    private final AuditLog audit = TestAudit.in(database);
    private final SettableClock clock = new SettableClock();
    private final SqlEmbeddedPlatform platform = new SqlEmbeddedPlatform(database, audit, clock);

    @Test
    void addsEverybodyOnAList() throws Exception {
        List<AccountId> heard = new ArrayList<>();
        platform.listeners = List.of(heard::add);
        AffiliateImport done = load("\uFEFFname,email,code,commissionPercent\r\n"
                + "Ann,ann@shop.example,ANN10,12.5\r\n"
                + "\"Archer, Bob \"\"B\"\"\",bob@shop.example,,\r\n"
                + "'=Carl,carl@shop.example,CARL\r\n");
        assertThat(done.added()).isEqualTo(3);
        assertThat(affiliates())
                .extracting(
                        each -> each.affiliate().name(),
                        each -> each.affiliate()
                                .code()
                                .map(AffiliateCode::value)
                                .orElse(""),
                        each -> each.ownPercent().map(Object::toString).orElse(""))
                .containsExactly(
                        tuple("Ann", "ANN10", "12.5"), tuple("Archer, Bob \"B\"", "", ""), tuple("=Carl", "CARL", ""));
        CodeHistory history = TestPlatforms.on(database, clock)
                .codeHistories(DEFAULT, Set.of(AffiliateCode.Key.of("CARL")))
                .get(AffiliateCode.Key.of("CARL"));
        assertThat(history.at(clock.instant()).map(CodeHistory.Tenure::affiliate))
                .contains(new AffiliateId("3"));
        assertThat(heard).containsExactly(DEFAULT);
        assertThat(audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(each -> each.entry().action() + " "
                        + each.entry().by().name() + " " + each.entry().after())
                .containsExactly("affiliates.import carl 3 added, from affiliate 1 to affiliate 3");
    }

    @Test
    void addsNobodyWhenALineIsWrongAndNamesEachLine() throws Exception {
        add("Ann", "ANN10");
        AffiliateImport done = load("""
                email,name,code,commissionPercent
                zoe@shop.example,Zoe,ZOE,
                ANN@shop.example,Ann,OTHER,

                bob,Bob,,
                carl@shop.example,,,
                dora@shop.example,Dora,ann10,
                "eve@shop.example","Eve
                Adams",zoe,
                Zoe@shop.example,Zoe,,
                fred@shop.example,Fred,,101
                gina@shop.example,Gina,,1e3
                """);
        assertThat(done.added()).isZero();
        assertThat(done.rows())
                .extracting(Row::line, Row::outcome, Row::reason)
                .containsExactly(
                        tuple(2L, Outcome.ADD, ""),
                        tuple(3L, Outcome.EXISTS, "affiliate 1 has this e-mail address"),
                        tuple(5L, Outcome.ERROR, "an e-mail address has something on both sides of an @"),
                        tuple(6L, Outcome.ERROR, "the name is blank"),
                        tuple(7L, Outcome.ERROR, "the code 'ann10' is another affiliate's"),
                        tuple(8L, Outcome.ERROR, "line 2 has the same code"),
                        tuple(10L, Outcome.ERROR, "line 2 has the same e-mail address"),
                        tuple(
                                11L,
                                Outcome.ERROR,
                                "a commission is from 0 to 100 percent, with at most four decimal places"),
                        tuple(12L, Outcome.ERROR, "a commission is a number such as 12.5"));
        assertThat(affiliates()).hasSize(1);
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        AffiliateImport done = platform.importAffiliates(DEFAULT, "name;email\nAnn;ann@shop.example\n", true, BY);
        assertThat(done.added()).isZero();
        assertThat(done.rows()).containsExactly(new Row(2, "Ann", "ann@shop.example", "", Outcome.ADD, ""));
        assertThat(affiliates()).isEmpty();
        assertThat(audit.list("default", AuditFilter.ALL, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void importingAgainAddsNobodyAgain() throws Exception {
        load("name,email\nAnn,ann@shop.example\n");
        assertThat(load("name,email\nAnn,ann@shop.example\nBob,bob@shop.example\n")
                        .added())
                .isEqualTo(1);
        assertThat(affiliates()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "name\nAnn\n",
                "name,email,phone\nAnn,ann@shop.example,1\n",
                "name,email,name\n",
                "name,email\nAnn,ann@shop.example,ANN10\n",
                "name,email\n\"Ann,ann@shop.example\n"
            })
    void refusesWhatIsNoList(String csv) {
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(() -> load(csv))
                .returns("csv", RefusedException::field);
    }

    @Test
    void takesFiveThousandLinesAndNoMore() throws Exception {
        String list = "name,email\n"
                + IntStream.rangeClosed(1, 5000)
                        .mapToObj(each -> "A,a" + each + "@shop.example\n")
                        .collect(Collectors.joining());
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(() -> load(list + "B,b@shop.example\n"))
                .withMessageContaining("5,000");
        assertThat(load(list).added()).isEqualTo(5000);
        assertThatExceptionOfType(RefusedException.Invalid.class)
                .isThrownBy(() -> load("name,email\n" + " ".repeat(1 << 20)))
                .withMessageContaining("1 MB");
    }

    @Test
    void findsAffiliatesAndPutsThemInOrder() throws Exception {
        add("bert", "ZZ_1");
        add("Ann", "");
        add("Carl 100%", "AA1");
        assertThat(names(Optional.of("ZZ_"), AffiliateFilter.Sort.CREATED)).containsExactly("bert");
        assertThat(names(Optional.of("z_"), AffiliateFilter.Sort.CREATED)).containsExactly("bert");
        assertThat(names(Optional.of("a_"), AffiliateFilter.Sort.CREATED)).isEmpty();
        assertThat(names(Optional.of("0%"), AffiliateFilter.Sort.CREATED)).containsExactly("Carl 100%");
        assertThat(names(Optional.of("ANN@shop"), AffiliateFilter.Sort.CREATED)).containsExactly("Ann");
        assertThat(names(Optional.empty(), AffiliateFilter.Sort.NAME)).containsExactly("Ann", "bert", "Carl 100%");
        assertThat(names(Optional.empty(), AffiliateFilter.Sort.NAME_BACKWARDS))
                .containsExactly("Carl 100%", "bert", "Ann");
        assertThat(names(Optional.empty(), AffiliateFilter.Sort.CODE)).containsExactly("Carl 100%", "bert", "Ann");
        assertThat(names(Optional.empty(), AffiliateFilter.Sort.CREATED_LAST_FIRST))
                .containsExactly("Carl 100%", "Ann", "bert");
    }

    private List<String> names(Optional<String> text, AffiliateFilter.Sort sort) throws Exception {
        return platform.affiliates(DEFAULT, new AffiliateFilter(text, Optional.empty(), sort), FIRST).items().stream()
                .map(each -> each.affiliate().name())
                .toList();
    }

    private List<AffiliateDetails> affiliates() throws Exception {
        return platform.affiliates(DEFAULT, AffiliateFilter.ALL, FIRST).items();
    }

    private AffiliateImport load(String csv) throws Exception {
        return platform.importAffiliates(DEFAULT, csv, false, BY);
    }

    private void add(String name, String code) throws Exception {
        String address = name.replaceAll("[^A-Za-z]", "") + "@shop.example";
        Optional<AffiliateCode> first = code.isEmpty() ? Optional.empty() : Optional.of(new AffiliateCode(code));
        platform.addAffiliate(DEFAULT, name, address, first, BY);
    }
}
