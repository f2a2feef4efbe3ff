package smscoach.bench.stage;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor by its launcher, as it is shipped: with its flags, and its archive of classes, if one was made. */
public final class Shipped {

    private Shipped() {}

    public static List<String> processor(String bootstrapServers, String... options) {
        Stream<String> run = Stream.of(
                Path.of(System.getProperty("coach.home", "."), "coach").toString(),
                "run",
                "--bootstrap-servers",
                bootstrapServers);
        return Stream.concat(run, Stream.of(options)).toList();
    }
}
