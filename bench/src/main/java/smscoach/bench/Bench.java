package smscoach.bench;

import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import smscoach.bench.compare.CompareBench;
import smscoach.bench.gateway.GatewayBench;
import smscoach.bench.scaling.ScalingBench;
import smscoach.bench.startup.StartupBench;
import smscoach.bench.state.StateBench;

/** {@code coach bench}: all measurements. */
@Command(
        name = "coach bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the engine by itself, and the processor on an embedded Kafka of this machine.",
            "Without a command it compares the processor with the limit and with what could be used instead."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  coach bench --quick                   the comparison, in minutes",
            "  coach bench --json results.json --plots plots",
            "  coach bench state --help"
        },
        subcommands = {
            CompareBench.class,
            ScalingBench.class,
            GatewayBench.class,
            ReplayBench.class,
            StartupBench.class,
            MicroBench.class,
            RestoreBench.class,
            StateBench.class
        })
public final class Bench {

    private static final Set<String> OF_BENCH = Set.of("-h", "--help", "-V", "--version");

    private Bench() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(withCommand(args)));
    }

    /** What is asked of no command is asked of the comparison. */
    static String[] withCommand(String... args) {
        boolean isNamed = args.length > 0 && (!args[0].startsWith("-") || OF_BENCH.contains(args[0]));
        return isNamed
                ? args
                : Stream.concat(Stream.of("compare"), Stream.of(args)).toArray(String[]::new);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }
}
