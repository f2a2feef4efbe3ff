package smscoach;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import smscoach.cli.CommandTree;
import smscoach.cli.base.ExitCode;
import smscoach.cli.options.SettingNames;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.StatusReason;
import smscoach.contract.SubscriptionEndReason;
import smscoach.contract.Topic;
import smscoach.domain.Rule;
import smscoach.topics.StartupProblem;

/** The documents say nothing that the code does not: rules, tests, codes, links, commands, options and settings. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String SEMANTICS = "docs/semantics.md";
    private static final String OPERATIONS = "docs/operations.md";
    private static final String GATEWAY = "docs/gateway.md";

    private static final Pattern LINK = Pattern.compile("(?:]\\(|^\\[[^]]+]: +)([^)\\s]+)", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("\\[(\\w+(?:Test|IT))](?!:)(?:`#(\\w+)`)?");
    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern COACH = Pattern.compile("(?:^|[\\s=(])(?:\\./)?coach ((?:[^|<>#']|<\\()+)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");
    private static final Pattern VARIABLE = Pattern.compile("\\bCOACH_[A-Z_]+[A-Z]");

    private static final CommandLine COACH_COMMAND = CommandTree.ofCoach();

    /** By simple class name and method name: the rules of the annotation. */
    private static final Map<String, Map<String, Set<String>>> RULES = rules();

    static Stream<String> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<String> names =
                    new ArrayList<>(docs.filter(path -> path.toString().endsWith(".md"))
                            .map(path -> ROOT.relativize(path).toString())
                            .sorted()
                            .toList());
            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "schemas/README.md")
                    .filter(name -> Files.exists(ROOT.resolve(name)))
                    .forEach(names::add);
            return names.stream();
        }
    }

    @Test
    void shouldExplainEveryRuleAndNameATestThatProvesIt() {
        // Given
        List<String> rows =
                read(SEMANTICS).lines().filter(row -> row.startsWith("| ")).toList();
        Set<String> rules = new TreeSet<>();
        RULES.values().forEach(methods -> methods.values().forEach(rules::addAll));
        assertThat(rules).contains("C8", "M2a", "T6");

        // Then
        for (String rule : rules) {
            assertThat(rows)
                    .as("a row of %s that begins with %s and names a test with @Rule(\"%s\")", SEMANTICS, rule, rule)
                    .anyMatch(row -> firstCell(row).equals(rule) && namesATestOf(row, rule));
        }
    }

    @Test
    void shouldTellEveryReasonAndCode() {
        // Given
        Set<String> first = new HashSet<>();
        read(SEMANTICS).lines().filter(row -> row.startsWith("| ")).forEach(row -> first.add(firstCell(row)));

        // Then
        Stream.<Enum<?>[]>of(
                        StatusReason.values(),
                        DeadLetterCode.values(),
                        EndReason.values(),
                        SubscriptionEndReason.values())
                .flatMap(Arrays::stream)
                .forEach(value -> assertThat(first).contains(value.name()));
        for (StatusReason reason : StatusReason.values()) {
            assertThat(read(SEMANTICS)).contains("| `" + reason + "` | " + reason.statusCode() + " |");
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldNameTestsThatThereAre(String document) throws IOException {
        for (MatchResult test : matches(TEST, read(document))) {
            List<Path> sources = sourcesOf(test.group(1));
            assertThat(sources).as("%s in %s", test.group(), document).hasSize(1);
            if (test.group(2) != null) {
                assertThat(Files.readString(sources.getFirst()))
                        .as("%s in %s", test.group(), document)
                        .containsPattern("void " + test.group(2) + "\\(");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldLinkToWhatIsThere(String document) {
        for (MatchResult link : matches(LINK, withoutBlocks(read(document)))) {
            String target = link.group(1);
            if (target.startsWith("https://")) {
                continue;
            }
            String[] parts = target.split("#", 2);
            Path from = ROOT.resolve(document);
            Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
            assertThat(to).as("%s in %s", target, document).exists().startsWith(ROOT);
            if (parts.length == 2) {
                assertThat(anchors(to)).as("%s in %s", target, document).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldShowCommandsAndOptionsThatThereAre(String document) {
        String text = read(document);
        List<String> shown = new ArrayList<>();
        matches(BLOCK, text).stream()
                .filter(block -> block.group(1).equals("sh"))
                .forEach(block -> block.group(2).lines().forEach(shown::add));
        matches(SPAN, withoutBlocks(text)).forEach(span -> shown.add(span.group(1)));
        for (String line : shown) {
            for (MatchResult call : matches(COACH, line)) {
                requireCommand(call.group(1), line + " in " + document);
            }
            if (line.startsWith("--")) {
                String option = line.split("[ =]", 2)[0];
                assertThat(allOptions()).as("%s in %s", option, document).contains(option);
            }
            for (MatchResult variable : matches(VARIABLE, line)) {
                assertThat(isVariable(variable.group()))
                        .as("%s in %s", variable.group(), document)
                        .isTrue();
            }
        }
    }

    @Test
    void shouldTellEverySettingOfRun() {
        CommandLine run = COACH_COMMAND.getSubcommands().get("run");
        assertThat(run).isNotNull();
        run.getCommandSpec().options().stream()
                .filter(SettingNames::isSetting)
                .forEach(option -> assertThat(read(OPERATIONS) + read(GATEWAY))
                        .contains("| `" + option.longestName() + "` | `"
                                + SettingNames.variable(SettingNames.key(option))));
    }

    @Test
    void shouldTellEverySettingOfTheGateway() {
        CommandLine gateway = COACH_COMMAND.getSubcommands().get("gateway");
        assertThat(gateway).isNotNull();
        gateway.getCommandSpec().options().stream()
                .filter(SettingNames::isSetting)
                .forEach(option -> assertThat(read(OPERATIONS) + read(GATEWAY))
                        .contains("| `" + option.longestName() + "` | `"
                                + SettingNames.variable(SettingNames.key(option))));
    }

    @Test
    void shouldTellEveryExitCode() {
        for (StartupProblem problem : StartupProblem.values()) {
            assertThat(read(OPERATIONS)).contains("| " + problem.exitCode() + " | `" + problem + "` |");
        }
        for (ExitCode exit : ExitCode.values()) {
            assertThat(read(OPERATIONS)).contains("| " + exit.code() + " | ");
        }
    }

    @Test
    void shouldListTheTopicsOnTheFirstPageAndInTheOperations() {
        for (Topic topic : Topic.values()) {
            assertThat(read("README.md")).contains("`" + topic.defaultName() + "`");
            assertThat(read(OPERATIONS)).contains("| `" + topic.defaultName() + "` |");
        }
    }

    private static void requireCommand(String arguments, String where) {
        CommandLine command = COACH_COMMAND;
        List<String> words = List.of(arguments.strip().split("\\s+"));
        if (words.getFirst().equals("bench")) {
            return; // the launcher's own, in a module that this one does not know
        }
        for (String word : words) {
            CommandLine sub = command.getSubcommands().get(word.replaceAll("[^a-z]+$", ""));
            if (sub == null) {
                break;
            }
            command = sub;
        }
        boolean isGlobal = words.getFirst().startsWith("--");
        assertThat(isGlobal || !command.equals(COACH_COMMAND))
                .as("a command of coach: %s", where)
                .isTrue();
        for (MatchResult option : matches(OPTION, arguments)) {
            assertThat(command.getCommandSpec().findOption(option.group()))
                    .as("%s: %s", option.group(), where)
                    .isNotNull();
        }
    }

    private static boolean isVariable(String name) {
        boolean isSetting = SettingNames.settings(COACH_COMMAND).stream()
                .anyMatch(option ->
                        SettingNames.variable(SettingNames.key(option)).equals(name));
        return isSetting
                || name.startsWith("COACH_KAFKA_")
                || read("coach").contains("#   " + name + " ")
                || read("processor/src/main/resources/logback.xml").contains("${" + name + ":-");
    }

    private static Set<String> allOptions() {
        Set<String> options = new TreeSet<>();
        SettingNames.settings(COACH_COMMAND).forEach(option -> options.addAll(List.of(option.names())));
        return options;
    }

    private static boolean namesATestOf(String row, String rule) {
        return matches(TEST, row).stream().anyMatch(test -> {
            Map<String, Set<String>> methods = RULES.getOrDefault(test.group(1), Map.of());
            return test.group(2) == null
                    ? methods.values().stream().anyMatch(rules -> rules.contains(rule))
                    : methods.getOrDefault(test.group(2), Set.of()).contains(rule);
        });
    }

    private static String firstCell(String row) {
        return row.split("\\|", -1)[1].replaceAll("[*`]", "").strip();
    }

    private static Map<String, Map<String, Set<String>>> rules() {
        Map<String, Map<String, Set<String>>> rules = new TreeMap<>();
        new ClassFileImporter()
                .importUrl(Rule.class.getProtectionDomain().getCodeSource().getLocation())
                .forEach(type -> {
                    for (JavaMethod method : type.getMethods()) {
                        if (method.isAnnotatedWith(Rule.class)) {
                            rules.computeIfAbsent(type.getSimpleName(), name -> new TreeMap<>())
                                    .put(
                                            method.getName(),
                                            Set.of(method.getAnnotationOfType(Rule.class)
                                                    .value()));
                        }
                    }
                });
        return rules;
    }

    private static List<Path> sourcesOf(String test) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("processor", "schemas", "bench")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                sources.filter(path -> path.endsWith(test + ".java")).forEach(found::add);
            }
        }
        return found;
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path document) {
        Set<String> anchors = new HashSet<>();
        withoutBlocks(read(ROOT.relativize(document).toString()))
                .lines()
                .filter(line -> line.startsWith("#"))
                .forEach(line -> anchors.add(line.replaceFirst("^#+ *", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-')));
        return anchors;
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String withoutBlocks(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }

    private static String read(String document) {
        try {
            return Files.readString(ROOT.resolve(document));
        } catch (IOException e) {
            throw new AssertionError("Cannot read " + document, e);
        }
    }
}
