package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code coach}, in a folder whose name has spaces, with JDKs and a Maven that are scripts: each says how it
 * was called.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String MISSING = "coach: SMS Coach needs a JDK 21 or newer, and none was found. Install one"
            + " (https://adoptium.net), or name its folder with COACH_JAVA_HOME.";

    @TempDir
    private Path temporary;

    private Path root;
    private Path jdks;
    private Path tools;

    @BeforeEach
    void makeAProject() throws Exception {
        root = Files.createDirectories(temporary.resolve("a project"));
        jdks = Files.createDirectories(temporary.resolve("some jdks"));
        tools = Files.createDirectories(temporary.resolve("tools"));
        Files.copy(Path.of(System.getProperty("coach.home", ".."), "coach"), root.resolve("coach"));
        assertThat(root.resolve("coach").toFile().setExecutable(true)).isTrue();
        for (var module : List.of("schemas", "broker", "processor")) {
            write(root.resolve(module).resolve("pom.xml"), "");
            write(root.resolve(module).resolve("src/main/java/A.java"), "");
        }
        write(root.resolve("pom.xml"), "");
        script(tools.resolve("mvn"), """
                echo "mvn $* with $JAVA_HOME in $(pwd)" >>"%1$s/maven"
                [ ! -e "%1$s/fail" ] || { echo "[ERROR] It does not compile."; exit 1; }
                case $* in
                    *-Pflink*)
                        [ ! -e "%1$s/no-flink" ] || exit 1
                        mkdir -p bench/flink/target && touch bench/flink/target/flink.jar
                        ;;
                esac
                echo "[INFO] Building SMS Coach: processor 0.1 [3/3]"
                mkdir -p processor/target/lib broker/target/lib bench/target/lib
                touch processor/target/coach.jar broker/target/lib/kafka-child.jar bench/target/bench.jar
                """.formatted(temporary));
    }

    @Test
    void shouldSayWhatToInstallWhereOnlyJava17Is() throws Exception {
        // Given
        jdk("jdk-17", "17.0.15");

        // When
        var run = coach(Map.of("JAVA_HOME", jdks.resolve("jdk-17").toString()), "--version");

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err()).isEqualTo(MISSING + "\n");
    }

    @Test
    void shouldPassOverAnOldJavaForANewerOneBesideIt() throws Exception {
        // Given
        jdk("jdk-17", "17.0.15");
        jdk("jdk-25", "25.0.1");
        jdk("jdk-8", "1.8.0_412");

        // When
        var run = coach(Map.of("JAVA_HOME", jdks.resolve("jdk-17").toString()), "--version");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("jdk-25 ");
    }

    @Test
    void shouldAskAJavaThatHasNoReleaseFile() throws Exception {
        // Given
        jdk("jdk-21", "21.0.2");
        Files.delete(jdks.resolve("jdk-21/release"));

        // When
        var run = coach(Map.of(), "--version");

        // Then
        assertThat(run.out()).startsWith("jdk-21 ");
    }

    @Test
    void shouldPreferTheJdkThatIsNamed() throws Exception {
        // Given
        jdk("a-21", "21");
        jdk("b-22", "22");
        jdk("c-23", "23");
        var home = jdks.resolve("b-22").toString();

        // When
        var byCoach = coach(Map.of("COACH_JAVA_HOME", jdks.resolve("c-23").toString(), "JAVA_HOME", home), "--version");
        var byJava = coach(Map.of("JAVA_HOME", home), "--version");

        // Then
        assertThat(byCoach.out()).startsWith("c-23 ");
        assertThat(byJava.out()).startsWith("b-22 ");
    }

    @Test
    void shouldFollowTheJavaOfThePathToItsJdk() throws Exception {
        // Given
        jdk("jdk-22", "22");
        Files.createSymbolicLink(tools.resolve("java"), jdks.resolve("jdk-22/bin/java"));

        // When
        var run = coach(Map.of("COACH_JDK_FOLDERS", ""), "--version");

        // Then
        assertThat(run.out()).startsWith("jdk-22 ");
    }

    @Test
    void shouldNotQuietlyUseAnotherJdkThanTheOneNamed() throws Exception {
        // Given
        jdk("jdk-17", "17");
        jdk("jdk-25", "25");

        // When
        var run = coach(Map.of("COACH_JAVA_HOME", jdks.resolve("jdk-17").toString()), "--version");

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err()).endsWith("jdk-17, but no JDK 21 or newer is there.\n");
    }

    @Test
    void shouldPassArgumentsAsTheyAreFromAnyFolderAndThroughALink() throws Exception {
        // Given
        jdk("jdk-25", "25");
        var link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("a project", "coach"));

        // When
        var run = coach(Map.of("COACH_JAVA_OPTS", "-Dx=1 -Dy=*"), link, "replay", "--to-file", "a  b*", "");

        // Then
        assertThat(run.err()).contains("built");
        assertThat(run.out().strip())
                .contains("[-Dcoach.home=" + root + "] [-Dx=1] [-Dy=*] [-cp] [" + root + "/processor/target/coach.jar:"
                        + root + "/processor/target/lib/*]")
                .endsWith("[smscoach.cli.Coach] [replay] [--to-file] [a  b*] []");
    }

    @Test
    void shouldLetOnlyShortCommandsDoWithoutTheBetterCompiler() throws Exception {
        // Given
        jdk("jdk-25", "25");

        // When
        var help = coach(Map.of(), "--help");
        var run = coach(Map.of(), "run");

        // Then
        assertThat(help.out()).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(run.out()).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void shouldBuildOnceAndAgainWhenASourceIsNewer() throws Exception {
        // Given
        jdk("jdk-25", "25");

        // When
        var first = coach(Map.of(), "--version");
        var second = coach(Map.of(), "--version");
        touch(root.resolve("schemas/src/main/java/A.java"));
        var third = coach(Map.of(), "--version");

        // Then
        assertThat(first.err())
                .contains("coach: building")
                .contains("coach:   processor\n")
                .contains("coach: built");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).contains("coach: built");
        assertThat(Files.readAllLines(temporary.resolve("maven")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("package with " + jdks.resolve("jdk-25") + " in " + root));
    }

    @Test
    void shouldKeepTheClassesOfTheProgramInABuildForMeasurementsToo() throws Exception {
        // Given
        jdk("jdk-25", "25");
        write(root.resolve("bench/pom.xml"), "");
        write(root.resolve("bench/src/main/java/A.java"), "");

        // When
        var run = coach(Map.of(), "bench", "--help");

        // Then
        assertThat(run.err()).contains("coach: built");
        assertThat(Files.readString(root.resolve(".coach/build.log")))
                .contains("[-XX:ArchiveClassesAtExit=" + root + "/.coach/coach.jsa] [-Dcoach.home=" + root + "] [-cp] ["
                        + root + "/processor/target/coach.jar:");
    }

    @Test
    void shouldKeepTheClassesOfAProgramThatMavenBuilt() throws Exception {
        // Given
        jdk("jdk-25", "25");
        coach(Map.of(), "--version");
        Files.setLastModifiedTime(
                root.resolve("processor/target/coach.jsa"),
                FileTime.from(Instant.now().minusSeconds(60)));

        // When
        var first = coach(Map.of(), "--version");
        var second = coach(Map.of(), "--version");

        // Then
        assertThat(first.err())
                .isEqualTo("coach: keeping the loaded classes once, so that every command starts sooner\n");
        assertThat(first.exitCode()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(root.resolve("processor/target/coach.jsa")).isEmptyFile();
    }

    @Test
    void shouldBuildFlinkForAComparisonAndNothingElse() throws Exception {
        // Given
        jdk("jdk-25", "25");

        // When
        coach(Map.of(), "bench", "replay");
        coach(Map.of(), "bench", "--quick");
        coach(Map.of(), "bench", "compare");

        // Then
        assertThat(Files.readAllLines(temporary.resolve("maven")))
                .satisfiesExactly(
                        replay -> assertThat(replay).contains(" -pl bench -am "),
                        quick -> assertThat(quick).contains(" -Pflink -pl bench,bench/flink -am "));
    }

    @Test
    void shouldBuildFlinkAgainWhereAnotherMeasurementWasBuiltSince() throws Exception {
        // Given
        jdk("jdk-25", "25");
        write(root.resolve("bench/pom.xml"), "");
        Path source = write(root.resolve("bench/src/main/java/A.java"), "");
        coach(Map.of(), "bench", "compare");
        write(source, "class A {}");
        coach(Map.of(), "bench", "replay");

        // When
        coach(Map.of(), "bench", "compare");

        // Then
        assertThat(Files.readAllLines(temporary.resolve("maven")))
                .satisfiesExactly(
                        compare -> assertThat(compare).contains(" -Pflink "),
                        replay -> assertThat(replay).contains(" -pl bench -am "),
                        again -> assertThat(again).contains(" -Pflink "));
    }

    @Test
    void shouldCompareWithoutFlinkWhereItCannotBeHad() throws Exception {
        // Given
        jdk("jdk-25", "25");
        write(temporary.resolve("no-flink"), "");

        // When
        var first = coach(Map.of(), "bench", "compare");
        coach(Map.of(), "bench", "compare");

        // Then
        assertThat(first.err()).contains("coach: built");
        assertThat(Files.readAllLines(temporary.resolve("maven")))
                .satisfiesExactly(
                        tried -> assertThat(tried).contains(" -Pflink "),
                        without -> assertThat(without).contains(" -pl bench -am "));
    }

    @Test
    void shouldNotBuildForATest() throws Exception {
        // Given
        jdk("jdk-25", "25");
        coach(Map.of(), "--version");
        touch(write(root.resolve("processor/src/test/java/ATest.java"), ""));

        // When
        var run = coach(Map.of(), "--version");

        // Then
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldNameTheLogOfABuildThatFailed() throws Exception {
        // Given
        jdk("jdk-25", "25");
        write(temporary.resolve("fail"), "");

        // When
        var run = coach(Map.of(), "--version");

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("[ERROR] It does not compile.\n")
                .endsWith("coach: the build failed; its log is " + root + "/.coach/build.log\n");
        assertThat(root.resolve(".coach/build.lock")).doesNotExist();
    }

    @Test
    void shouldSayThatMavenIsMissing() throws Exception {
        // Given
        jdk("jdk-25", "25");
        Files.delete(tools.resolve("mvn"));

        // When
        var run = coach(Map.of(), "--version");

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err()).contains("Maven is missing. Install Maven 3.8 or newer");
    }

    @Test
    void shouldRunAnInstallationWithoutSources() throws Exception {
        // Given
        jdk("jdk-25", "25");
        Files.delete(root.resolve("pom.xml"));

        // When
        var incomplete = coach(Map.of(), "--version");
        write(root.resolve("processor/target/coach.jar"), "");
        var complete = coach(Map.of(), "--version");

        // Then
        assertThat(incomplete.exitCode()).isEqualTo(69);
        assertThat(complete.exitCode()).isZero();
        assertThat(temporary.resolve("maven")).doesNotExist();
    }

    @Test
    void shouldTakeTheLockOfABuildThatDied() throws Exception {
        // Given
        jdk("jdk-25", "25");
        var dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Files.createDirectories(root.resolve(".coach"));
        Files.createSymbolicLink(root.resolve(".coach/build.lock"), Path.of(String.valueOf(dead.pid())));

        // When
        var run = coach(Map.of(), "--version");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("coach: built");
    }

    @Test
    void shouldBuildOnceForAllThatStartAtOnce() throws Exception {
        // Given
        jdk("jdk-25", "25");

        // When
        var started = new ArrayList<Process>();
        for (int i = 0; i < 4; i++) {
            started.add(start(Map.of(), root.resolve("coach"), "--version"));
        }

        // Then
        for (var process : started) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(Files.readAllLines(temporary.resolve("maven"))).hasSize(1);
    }

    private Run coach(Map<String, String> environment, String... args) throws Exception {
        return coach(environment, root.resolve("coach"), args);
    }

    private Run coach(Map<String, String> environment, Path script, String... args) throws Exception {
        var process = start(environment, script, args);
        process.getOutputStream().close();
        // Few words go to err; no pipe is ever full.
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, err);
    }

    private Process start(Map<String, String> environment, Path script, String... args) throws Exception {
        var command = new ProcessBuilder(
                Stream.concat(Stream.of(script.toString()), Stream.of(args)).toList());
        command.directory(jdks.toFile());
        var all = new HashMap<String, String>();
        all.put("PATH", tools + ":" + pathWithoutJava());
        all.put("HOME", temporary.toString());
        all.put("COACH_JDK_FOLDERS", jdks.toString());
        all.putAll(environment);
        command.environment().clear();
        command.environment().putAll(all);
        return command.start();
    }

    /** The tools that the script needs, without any Java or Maven of this machine. */
    private String pathWithoutJava() throws Exception {
        var clean = Files.createDirectories(temporary.resolve("system"));
        for (var name : List.of(
                "sh",
                "cat",
                "date",
                "dirname",
                "find",
                "grep",
                "head",
                "ln",
                "mkdir",
                "mv",
                "readlink",
                "rm",
                "sed",
                "sleep",
                "tail",
                "touch",
                "basename")) {
            var link = clean.resolve(name);
            if (!Files.exists(link)) {
                Files.createSymbolicLink(link, systemTool(name));
            }
        }
        return clean.toString();
    }

    private static Path systemTool(String name) {
        return Stream.of("/bin", "/usr/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    /** A JDK whose java tells its folder's name and its arguments, or its version where that is asked. */
    private void jdk(String name, String version) throws Exception {
        var home = jdks.resolve(name);
        write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/javac"), "exit 0\n");
        script(home.resolve("bin/java"), """
                case "$*" in
                    *XshowSettings*) printf '    java.home = %1$s\\n    java.specification.version = %2$s\\n' >&2 ;;
                    *) printf '%3$s'; for a; do printf ' [%%s]' "$a"; done; echo ;;
                esac
                """.formatted(home, version.replaceFirst("\\..*", ""), name));
    }

    private static void script(Path path, String body) throws Exception {
        write(path, "#!/bin/sh\n" + body);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }

    private static Path write(Path path, String content) throws Exception {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        return Files.writeString(path, content);
    }

    private static void touch(Path path) throws Exception {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(60)));
    }
}
