package smscoach.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import smscoach.cli.Program;
import smscoach.torture.fault.FaultKind;

/** A torture run that a build has time for. */
public final class ShortRun {

    static final int PARTITIONS = 4;

    private ShortRun() {}

    /** Of a program, given by its class and the arguments before all others. */
    public static TortureRun of(
            Path folder, Set<FaultKind> kinds, int faults, double rate, int instances, String... program) {
        List<String> command = new ArrayList<>(Program.java());
        command.addAll(List.of("-Xmx256m", "-Dlogback.configurationFile=logback.xml"));
        command.addAll(List.of(program));
        var settings = new TortureSettings(
                1, null, faults, kinds, Duration.ZERO, rate, instances, PARTITIONS, "classic", command, null, folder);
        return new TortureRun(settings, System.out::println, () -> false);
    }
}
