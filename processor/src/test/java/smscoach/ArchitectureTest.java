package smscoach;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import smscoach.domain.Coaching;
import smscoach.domain.fact.Evolution;
import smscoach.domain.state.CoachingState;

/** What may know what. Each rule says why, and how to put right what breaks it. */
@AnalyzeClasses(packages = "smscoach", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CONTRACT = "smscoach.contract";
    private static final String CODEC = "smscoach.contract.json";
    private static final String DOMAIN = "smscoach.domain..";
    private static final String ENGINE = "smscoach.engine..";

    @ArchTest
    static final ArchRule contractKnowsNobody = classes()
            .that()
            .resideInAPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CONTRACT)
            .because("publishers and consumers use the records without us, and without JSON: move what needs more"
                    + " to the codec, or to those who use the contract");

    @ArchTest
    static final ArchRule codecKnowsContractAndJackson = classes()
            .that()
            .resideInAPackage(CODEC)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", CONTRACT, CODEC)
            .because("the codec is part of what others use of the contract: it may bring nothing but Jackson along");

    @ArchTest
    static final ArchRule domainKnowsTheContractsRecordsOnly = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CONTRACT, DOMAIN)
            .because("decisions are pure functions over records and state: bytes and headers are the engine's,"
                    + " Kafka and stores are stream's; give the domain what it needs as a parameter");

    @ArchTest
    static final ArchRule domainDoesNoInputOrOutput = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.nio..",
                    "java.net..",
                    "java.sql..",
                    "java.util.logging..",
                    "java.util.concurrent..")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a decision tells what it did by its facts and its outcome: log, measure or write where the"
                    + " engine is called");

    @ArchTest
    static final ArchRule domainReadsNoClockAndNoChance = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethodWhere(call("read the time, chance or the machine", call -> {
                String owner = call.getTargetOwner().getName();
                String name = call.getName();
                return (owner.startsWith("java.time.") && name.equals("now"))
                        || (owner.equals("java.lang.System") && !name.equals("arraycopy"))
                        || (owner.equals("java.lang.Math") && name.equals("random"))
                        || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                        || (owner.equals("java.util.Collections") && name.equals("shuffle"))
                        || owner.equals("java.util.TimeZone")
                        || (owner.equals("java.util.Locale") && name.equals("getDefault"));
            }))
            .because("the same records give the same bytes (T6): take times from the record or the clocks of the"
                    + " contact center, and ids from the formula in the contract");

    @ArchTest
    static final ArchRule domainAsksNoHashForItsOrder = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .callMethodWhere(call("walk a map or set that may be hashed", call -> {
                boolean walks = List.of("iterator", "stream", "forEach", "keySet", "values", "entrySet", "toArray")
                        .contains(call.getName());
                return walks
                        && List.of(Map.class, Set.class, HashMap.class, HashSet.class).stream()
                                .anyMatch(call.getTargetOwner()::isEquivalentTo);
            }))
            .because("the order of a hash is chance (T6): declare it as what it is in order, a List, TreeMap,"
                    + " NavigableSet or LinkedHashSet");

    @ArchTest
    static final ArchRule onlyEvolutionChangesState = noClasses()
            .that()
            .areNotAssignableTo(Evolution.class)
            .and()
            .areNotAssignableTo(CoachingState.class)
            .should()
            .callMethodWhere(call("change the state", ArchitectureTest::isWrite))
            .because("state changes by facts alone, so that every replay gives the same state: make a Fact of it and"
                    + " let Evolution apply it");

    @ArchTest
    static final ArchRule kafkaStaysOutside = noClasses()
            .that()
            .resideInAnyPackage(CONTRACT + "..", DOMAIN, ENGINE, "smscoach.replay..", "smscoach.timeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("files are replayed by the same engine without Kafka: give the engine an interface, as States and"
                    + " KeyPlacement are, and implement it in stream");

    @ArchTest
    static final ArchRule engineKnowsDomainAndContractOnly = classes()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CONTRACT + "..", DOMAIN, ENGINE)
            .because("the engine lies between records and domain: what runs it comes to it through its interfaces");

    @ArchTest
    static final ArchRule dependenciesPointInwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("smscoach..")
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("smscoach.cli..")
            .layer("around the engine")
            .definedBy(
                    "smscoach.simulation..",
                    "smscoach.topics..",
                    "smscoach.stream..",
                    "smscoach.replay..",
                    "smscoach.history..",
                    "smscoach.timeline..",
                    "smscoach.ops..",
                    "smscoach.gateway..",
                    "smscoach.broker..",
                    "smscoach.config..",
                    "smscoach.torture..")
            .layer("engine")
            .definedBy(ENGINE)
            .layer("domain")
            .definedBy(DOMAIN)
            .layer("contract")
            .definedBy(CONTRACT + "..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("around the engine")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("around the engine", "cli")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("engine", "around the engine", "cli")
            .because(
                    "cli → torture, simulation, topics, stream, ops, gateway, history, timeline, replay, broker, config → engine → domain →"
                            + " contract: move the class inwards, or declare an interface inside and implement it outside");

    @ArchTest
    static final ArchRule pictureKnowsItsModelOnly = classes()
            .that()
            .resideInAPackage("smscoach.timeline.svg..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", CONTRACT, "smscoach.timeline..")
            .because("whoever has a timeline can draw it, wherever it comes from: tell the picture by the model");

    @ArchTest
    static final ArchRule everyPackageHasItsPlace = classes()
            .should()
            .resideInAnyPackage(
                    "smscoach.cli..",
                    "smscoach.simulation..",
                    "smscoach.topics..",
                    "smscoach.stream..",
                    "smscoach.replay..",
                    "smscoach.history..",
                    "smscoach.timeline..",
                    "smscoach.ops..",
                    "smscoach.gateway..",
                    "smscoach.broker..",
                    "smscoach.config..",
                    "smscoach.torture..",
                    ENGINE,
                    DOMAIN,
                    CONTRACT + "..")
            .because("a package that no layer holds escapes the rule above: put the class into one, or add its package"
                    + " to a layer here");

    @ArchTest
    static final ArchRule gatewayKnowsTheContractOnly = noClasses()
            .that()
            .resideInAPackage("smscoach.gateway..")
            .should()
            .dependOnClassesThat(resideInAPackage("smscoach..")
                    .and(DescribedPredicate.not(
                                    resideInAnyPackage("smscoach.gateway..", "smscoach.config..", "smscoach.topics.."))
                            .and(DescribedPredicate.not(resideInAPackage(CONTRACT + "..")))))
            .because("a gateway is a publisher and a consumer as any other: what it needs of a decision must be in the"
                    + " topics");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("smscoach.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what knows each other is one thing: move the shared class to the inner one of the two");

    @ArchTest
    static final ArchRule packagesOfTheDomainHaveNoCycles = slices().matching("smscoach.domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("command and session decide, fact changes, state is looked at: move the shared class to state or"
                    + " fact");

    @ArchTest
    static final ArchRule theEngineAloneTurnsBytesIntoDecisions = noClasses()
            .that(resideInAPackage("smscoach..").and(DescribedPredicate.not(resideInAPackage(ENGINE))))
            .and()
            .resideOutsideOfPackage(DOMAIN)
            .should()
            .callMethodWhere(call(
                    "take a record into the domain",
                    call -> call.getTargetOwner().isEquivalentTo(Coaching.class)
                            && call.getName().equals("take")))
            .because("live processing and every replay must take one way, or they differ: call Engine.take");

    private static boolean isWrite(JavaMethodCall call) {
        List<String> parameters = call.getTarget().getRawParameterTypes().stream()
                .map(type -> type.getName())
                .toList();
        return assignableTo(CoachingState.class).test(call.getTargetOwner())
                && Arrays.stream(CoachingState.class.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(call.getName())
                                && Arrays.stream(method.getParameterTypes())
                                        .map(Class::getName)
                                        .toList()
                                        .equals(parameters));
    }

    private static DescribedPredicate<JavaMethodCall> call(String what, Predicate<JavaMethodCall> holds) {
        return describe(what, holds);
    }
}
