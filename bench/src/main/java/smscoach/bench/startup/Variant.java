package smscoach.bench.startup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import smscoach.bench.compare.Contenders;
import smscoach.bench.contender.Setup;

/**
 * A way to start.
 *
 * @param again whether it has run before: with its state in its folder, and its group known to Kafka
 */
record Variant(String name, boolean again, Function<Setup, List<String>> program) {

    private static final String COACH = "coach";
    private static final String JAVA_OPTIONS = "COACH_JAVA_OPTS";

    /** The processor by its launcher, and others as the comparison starts them. */
    static List<Variant> all(Path home) {
        List<Variant> all = new ArrayList<>(List.of(
                new Variant(COACH, false, program(COACH, home)),
                new Variant(
                        "coach, no archive",
                        false,
                        setup -> withoutArchive(program(COACH, home).apply(setup))),
                new Variant("coach, again", true, program(COACH, home))));
        Stream.of("limit", "streams-copy", "streams")
                .forEach(name -> all.add(new Variant(name, false, program(name, home))));
        return List.copyOf(all);
    }

    private static Function<Setup, List<String>> program(String contender, Path home) {
        return Contenders.named(contender, home).program();
    }

    /** With the JDK's own archive, which every Java program has, in place of the launcher's. */
    private static List<String> withoutArchive(List<String> program) {
        Path archive = Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
        String before = System.getenv().getOrDefault(JAVA_OPTIONS, "");
        String options = (before + " -XX:SharedArchiveFile=" + archive).strip();
        return Stream.concat(Stream.of("env", JAVA_OPTIONS + "=" + options), program.stream())
                .toList();
    }
}
