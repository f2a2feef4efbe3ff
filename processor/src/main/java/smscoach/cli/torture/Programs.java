package smscoach.cli.torture;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import smscoach.cli.base.CommandFailure;

/** The commands by which processor instances are started. */
final class Programs {

    private static final String MAIN = "smscoach.cli.Coach";

    private Programs() {}

    static List<String> ofThisBuild() {
        return onClassPath(System.getProperty("java.class.path"));
    }

    /** Of another build, whose libraries are in the folder lib beside it. */
    static List<String> of(Path jar) {
        Path libraries = jar.resolveSibling("lib");
        if (!Files.isRegularFile(jar) || !Files.isDirectory(libraries)) {
            throw CommandFailure.usage("--upgrade-from " + jar + ": expected a coach.jar with its folder lib beside it,"
                    + " as a build leaves them in processor/target.");
        }
        return onClassPath(jar + File.pathSeparator + libraries + File.separator + "*");
    }

    private static List<String> onClassPath(String classPath) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                classPath,
                MAIN,
                "run");
    }
}
