package smscoach.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Single steps, by JMH: its own options, and shorter runs than its own. */
@Command(
        name = "micro",
        description = {
            "Measures single steps of codec and engine by JMH.",
            "All arguments are JMH's: a regular expression for the names, -prof gc for allocations, -h for help."
        })
final class MicroBench implements Callable<Integer> {

    private static final List<String> SHORT = List.of("-f", "1", "-wi", "3", "-w", "2", "-i", "5", "-r", "2");

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<String> all = new ArrayList<>(arguments);
        SHORT.stream().filter(option -> !arguments.contains("-h")).forEach(all::add);
        Main.main(all.toArray(String[]::new));
        return 0;
    }
}
