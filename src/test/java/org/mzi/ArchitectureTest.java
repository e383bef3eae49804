package org.mzi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mzi.platform.DatabaseClock;

/** Keeps the table of packages in {@code docs/architecture.md}, and some rules of the house style. */
public class ArchitectureTest {

    private static final String ROOT = "org.mzi";
    private static final String CONSOLE = ROOT + ".console";
    private static final String WORDS = CONSOLE + ".words";
    private static final String COMPONENTS = CONSOLE + ".components";
    private static final Path SOURCES = Path.of("src/main/java/org/mzi");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Package → packages of ours that it may use besides platform, which is open to all. */
    public static final Map<String, Set<String>> MAY_USE = mayUse();

    private static Map<String, Set<String>> mayUse() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("platform", Set.of());
        table.put("zoho", Set.of());
        table.put("moodle", Set.of());
        table.put("mapping", Set.of());
        table.put("records", Set.of());
        table.put("work", Set.of());
        table.put("intake", Set.of("zoho", "work"));
        table.put("sync", Set.of("zoho", "moodle", "mapping", "records", "work"));
        table.put("writeback", Set.of("zoho", "moodle", "mapping", "records", "work"));
        table.put("setup", Set.of("zoho", "moodle", "mapping", "records"));
        table.put("access", Set.of());
        table.put("erasure", Set.of("moodle", "records", "work", "access"));
        table.put("monitoring", Set.of("work", "records", "zoho", "moodle"));
        table.put("api", Set.copyOf(table.keySet()));
        table.put("console", Set.copyOf(table.keySet()));
        return Collections.unmodifiableMap(table);
    }

    static Set<String> packages() {
        return MAY_USE.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyThePackagesItMay(String user) {
        String[] forbidden = MAY_USE.keySet().stream()
                .filter(used -> !used.equals(user) && !used.equals("platform"))
                .filter(used -> !MAY_USE.get(user).contains(used))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(packageOf(user))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden));
    }

    @Test
    void platformUsesNoOtherPackage() {
        String[] others = MAY_USE.keySet().stream()
                .filter(used -> !used.equals("platform"))
                .map(ArchitectureTest::packageOf)
                .toArray(String[]::new);
        check(noClasses()
                .that()
                .resideInAPackage(packageOf("platform"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others));
    }

    @Test
    void packagesFormNoCircle() {
        check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void everyClassIsInAPackageOfTheTableOrOneLevelBelowIt() {
        Set<String> known = new TreeSet<>();
        MAY_USE.keySet().forEach(name -> known.add(ROOT + "." + name));
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(type.getPackageName().replaceFirst("^(org\\.mzi\\.[a-z]+)\\.[a-z]+$", "$1")));

        assertThat(known).containsAll(found);
    }

    @Test
    void screensOfTheConsoleUseWhatAllShareAndNotEachOther() {
        DescribedPredicate<JavaClass> shared = JavaClass.Predicates.resideInAnyPackage(WORDS, COMPONENTS);
        check(slices().matching(ROOT + ".console.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), shared));
        check(noClasses()
                .that()
                .resideInAPackage(CONSOLE)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(CONSOLE + ".(*)..")
                        .and(DescribedPredicate.not(shared))));
    }

    @Test
    void whatScreensShareKnowsNeitherFrameNorScreens() {
        check(noClasses()
                .that()
                .resideInAPackage(COMPONENTS)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(CONSOLE + "..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(WORDS, COMPONENTS)))));
        check(noClasses()
                .that()
                .resideInAPackage(WORDS)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(CONSOLE + "..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(WORDS)))));
    }

    @Test
    void whatIsBelowZohoAndWorkIsInItsPlace() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".zoho.remote")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".zoho"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".work.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".work.engine"));
    }

    @Test
    void everyPackageWithClassesHasAContract() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Stream<Path> withClasses = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct();
            assertThat(withClasses).allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                    .exists());
        }
    }

    @Test
    void consoleHasNoSql() {
        check(noClasses()
                .that()
                .resideInAPackage(packageOf("console"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "jakarta.persistence.."));
    }

    /** Each of its methods searches the class path: a burst spent most of its time there. */
    @Test
    void jsonIsMadeByThePlatformsOneProvider() {
        check(noClasses()
                .that()
                .resideInAPackage("org.mzi..")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.type(jakarta.json.Json.class)))
                        .and(JavaCall.Predicates.target(HasName.Predicates.nameMatching("create(Value|.*Builder)")))));
    }

    @Test
    void mappingIsPlainJava() {
        DescribedPredicate<JavaClass> jakartaButJson = JavaClass.Predicates.resideInAPackage("jakarta..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("jakarta.json..")))
                .as("Jakarta other than jakarta.json");
        check(noClasses()
                .that()
                .resideInAPackage(packageOf("mapping"))
                .and()
                .doNotHaveSimpleName("FieldMaps")
                .should()
                .dependOnClassesThat(jakartaButJson)
                .because("only the bean that stores the maps needs a container"));
        check(noClasses()
                .that()
                .resideInAPackage(packageOf("mapping"))
                .and()
                .doNotHaveSimpleName("FieldMaps")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.microprofile..", "org.jdbi..", "java.sql..", "com.vaadin.."));
    }

    @Test
    void timeComesFromTheInjectedClockOnly() {
        check(timeIsInjected());
    }

    @Test
    void theRuleOnTimeFindsWhatItForbids() {
        JavaClasses offender = new ClassFileImporter().importClasses(ReadsTheWallClock.class);

        assertThatThrownBy(() -> timeIsInjected().check(offender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Instant.now()")
                .hasMessageContaining("java.util.Date.<init>()")
                .hasMessageNotContaining("now(java.time.Clock)");
    }

    private static ArchRule timeIsInjected() {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(DatabaseClock.class)
                .should()
                .accessTargetWhere(new DescribedPredicate<>("reads the time of this machine") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return access.getTarget() instanceof CodeUnitCallTarget target && readsWallClock(target);
                    }
                });
    }

    private static boolean readsWallClock(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        List<JavaClass> parameters = target.getRawParameterTypes();
        boolean withoutClock = parameters.stream().noneMatch(type -> type.isAssignableTo(Clock.class));
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && withoutClock;
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "<init>" -> owner.equals(Date.class.getName()) && parameters.isEmpty();
            case "getInstance" -> owner.equals("java.util.Calendar");
            default ->
                owner.equals(Clock.class.getName())
                        && (target.getName().startsWith("system")
                                || target.getName().startsWith("tick"))
                        && withoutClock;
        };
    }

    @Test
    void mainCodePrintsNothing() {
        check(noClasses()
                .should()
                .accessTargetWhere(new DescribedPredicate<>("is System.out, System.err or printStackTrace") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        String name = access.getTarget().getName();
                        String owner = access.getTarget().getOwner().getName();
                        boolean stream = owner.equals("java.lang.System") && (name.equals("out") || name.equals("err"));
                        return stream
                                || name.equals("printStackTrace")
                                        && access.getTarget() instanceof CodeUnitCallTarget target
                                        && target.getRawParameterTypes().isEmpty();
                    }
                }));
    }

    @Test
    void threadsAreTheContainers() {
        check(noClasses().should().dependOnClassesThat().areAssignableTo(java.util.Timer.class));
        check(noClasses().should().callConstructorWhere(new DescribedPredicate<>("makes a thread") {
            @Override
            public boolean test(JavaConstructorCall call) {
                return call.getTarget().getOwner().isAssignableTo(Thread.class);
            }
        }));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(java.util.concurrent.Executors.class));
    }

    @Test
    void aScreenBelongsToOneLoadOfThePage() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveSimpleNameStartingWith("RouteScoped")
                        .because(
                                "the CDI add-on hands its beans on to the next page of the same window, whose screen stays blank"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static String packageOf(String name) {
        return ROOT + "." + name + "..";
    }

    /** What {@link #timeComesFromTheInjectedClockOnly()} is there to find. */
    private static final class ReadsTheWallClock {
        Object forbidden() {
            return List.of(java.time.Instant.now(), new Date(), System.currentTimeMillis());
        }

        Object allowed(Clock clock) {
            return java.time.OffsetDateTime.now(clock);
        }
    }
}
