package smscoach.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Single steps, by JMH: its own options, and shorter runs than its own. */
@Command(
        name = "micro",
        description = {
            "Measures single steps of codec, domain and engine by JMH.",
            "All arguments are JMH's: a regular expression for the names, -prof gc for allocations, -h for help."
        })
final class MicroBench implements Callable<Integer> {

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        Main.main(withShortRuns(arguments).toArray(String[]::new));
        return 0;
    }

    /** JMH refuses an option that is given twice, so that only those not given are added. */
    static List<String> withShortRuns(List<String> arguments) {
        CommandLineOptions given;
        try {
            given = new CommandLineOptions(arguments.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            return arguments; // JMH says what is wrong with them
        }
        List<String> all = new ArrayList<>();
        addUnlessGiven(given.getForkCount(), "-f", "1", all);
        addUnlessGiven(given.getWarmupIterations(), "-wi", "3", all);
        addUnlessGiven(given.getWarmupTime(), "-w", "2", all);
        addUnlessGiven(given.getMeasurementIterations(), "-i", "5", all);
        addUnlessGiven(given.getMeasurementTime(), "-r", "2", all);
        all.addAll(arguments);
        return all;
    }

    private static void addUnlessGiven(Optional<?> given, String option, String value, List<String> all) {
        if (!given.hasValue()) {
            all.add(option);
            all.add(value);
        }
    }
}
