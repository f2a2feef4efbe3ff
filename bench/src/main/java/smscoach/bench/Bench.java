package smscoach.bench;

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
        description = "Measures the engine by itself, and the processor on an embedded Kafka of this machine.",
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

    private Bench() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench());
    }
}
