package io.tributary.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tributary.bigcommerce.Connector;
import io.tributary.sandbox.SandboxServer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the house: each room, and the rooms that it may know. A room that is missing here fails the build. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tributary");

    /** Root packages, and the root packages known to them. */
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("platform", Set.of()),
            Map.entry("bigcommerce", Set.of()),
            Map.entry("database", Set.of()),
            // Only for the sessions of those who use the pages.
            Map.entry("rest", Set.of("database")),
            Map.entry("sandbox", Set.of()),
            Map.entry("ui", Set.of()),
            // rest only for the section that shows it.
            Map.entry("audit", Set.of("database", "rest")),
            Map.entry("health", Set.of("rest")),
            Map.entry("platform.embedded", Set.of("platform", "database", "rest", "audit", "health")),
            Map.entry("platform.leaddyno", Set.of("platform", "database", "rest", "audit")),
            Map.entry("connections", Set.of("bigcommerce", "platform", "database", "rest", "audit", "health")),
            // bigcommerce only for CallObserver, and platform for AccountId: both are part of the connection's API.
            Map.entry("sync", Set.of("connections", "database", "rest", "bigcommerce", "platform", "health")),
            Map.entry(
                    "orderimport",
                    Set.of("sync", "connections", "bigcommerce", "platform", "database", "rest", "audit", "health")),
            Map.entry(
                    "couponsync",
                    Set.of("sync", "connections", "bigcommerce", "platform", "database", "rest", "audit", "health")),
            Map.entry("storefront", Set.of("connections", "bigcommerce", "platform", "database", "rest", "audit")),
            Map.entry(
                    "shell",
                    Set.of(
                            "platform",
                            "platform.embedded",
                            "platform.leaddyno",
                            "connections",
                            "sync",
                            "orderimport",
                            "couponsync",
                            "storefront",
                            "bigcommerce",
                            "audit",
                            "health"))));

    static Set<String> rooms() {
        return ARROWS.keySet();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void knowsOnlyTheRoomsThatItMayKnow(String room) {
        Set<String> allowed = ARROWS.get(room);
        noClasses()
                .that(new DescribedPredicate<>("live in " + room) {
                    @Override
                    public boolean test(JavaClass type) {
                        return roomOf(type).equals(room);
                    }
                })
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("live in a room other than " + allowed) {
                    @Override
                    public boolean test(JavaClass type) {
                        String other = roomOf(type);
                        return !other.isEmpty() && !other.equals(room) && !allowed.contains(other);
                    }
                })
                .check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void nobodyKnowsTheInsideOfARoom(String room) {
        classes()
                .that()
                .resideInAPackage("io.tributary." + room + ".internal..")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("io.tributary." + room + "..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Two factories stand in exported packages for whoever has no service registry; nothing else looks inwards. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.tributary.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(type(Connector.class), alwaysTrue())
                .ignoreDependency(type(SandboxServer.class), alwaysTrue())
                .check(CLASSES);
    }

    @Test
    void everyRoomIsOnTheMap() {
        assertThat(CLASSES)
                .allSatisfy(type -> assertThat(roomOf(type)).as(type.getName()).isIn(ARROWS.keySet()));
    }

    @Test
    void everyRoomOnTheMapExists() {
        assertThat(CLASSES.stream().map(RoomsTest::roomOf)).containsAll(ARROWS.keySet());
    }

    private static String roomOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("io.tributary.")) {
            return "";
        }
        String path = name.substring("io.tributary.".length());
        for (String host : new String[] {"platform.embedded", "platform.leaddyno"}) {
            if (path.startsWith(host)) {
                return host;
            }
        }
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
