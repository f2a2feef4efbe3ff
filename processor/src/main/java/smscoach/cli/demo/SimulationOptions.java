package smscoach.cli.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import smscoach.cli.base.Terminal;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.run.DemoSettings;

/** What the simulated contact center is like. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SimulationOptions {

    @Option(
            names = "--seconds",
            paramLabel = "COUNT",
            description = "Ends by itself after so many seconds. Default: until Ctrl-C.")
    private @Nullable Long seconds;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same seed lives the same day again. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "Records published in a second; above 20 nobody can follow. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--colour",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "Colour, where the terminal has it. Default: ${DEFAULT-VALUE}.")
    private Ink.When colour;

    DemoSettings settings(String bootstrapServers) {
        return DemoSettings.readable(bootstrapServers, seed)
                .withRate(rate)
                .withDuration(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    Ink ink() {
        return Ink.ofStandardOutput(colour);
    }

    static PrintStream out(Terminal terminal) {
        return new PrintStream(terminal.out(), true, StandardCharsets.UTF_8);
    }
}
