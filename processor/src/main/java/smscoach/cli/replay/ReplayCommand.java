package smscoach.cli.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.OutputFile;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.RulesOptions;
import smscoach.cli.options.TopicPrefixOption;
import smscoach.cli.replay.diff.DiffCommand;
import smscoach.cli.replay.shadow.ToCommand;
import smscoach.replay.BadLineException;
import smscoach.replay.FileReplay;

/** {@code coach replay}: every output of a file of inputs, without Kafka; its subcommands ask production's topics. */
@Command(
        name = "replay",
        description = {
            "Runs the processor's decisions over a file of input records, without Kafka, and writes every record that"
                    + " they make. The same input under the same options gives the same bytes.",
            "Both files hold one record a line, in the JSON envelope of 'kcat -J'; of an input line only topic, key and"
                    + " payload are needed. A line that is no record ends it with exit code 65, and the output file stays as it was.",
            "The subcommands take production's topics, and what it made of them."
        },
        footer = {
            "  coach replay --from-file in.jsonl --to-file out.jsonl",
            "  kcat -C -J -e -b localhost:9092 -t coach-commands > in.jsonl",
            "  coach replay < in.jsonl | grep supervisor-session-events",
            "  coach replay --horizon 1h --default-features '' < in.jsonl",
            "  coach replay verify --bootstrap-servers kafka:9092",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ReplayCommand implements Callable<Integer> {

    private static final String STANDARD = "-";
    private static final int BUFFER = 1 << 16;

    private final Terminal terminal;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            defaultValue = STANDARD,
            description = "The input records; - is standard input. Default: ${DEFAULT-VALUE}.")
    private String from;

    @Option(
            names = "--to-file",
            paramLabel = "FILE",
            defaultValue = STANDARD,
            description = "The output records; - is standard output. It is replaced when all is written."
                    + " Default: ${DEFAULT-VALUE}.")
    private String to;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private TopicPrefixOption topics;

    private ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    public static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new ReplayCommand(terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new WhatIfCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new ToCommand(terminal))
                .addSubcommand(new DiffCommand(terminal));
    }

    @Override
    public Integer call() {
        FileReplay replay = new FileReplay(rules.rules(), topics.prefix());
        long began = System.nanoTime();
        FileReplay.Count count;
        try (InputStream input = input();
                OutputFile output = to.equals(STANDARD) ? OutputFile.of(terminal.out()) : OutputFile.of(Path.of(to))) {
            count = replay.replay(input, output.stream());
            output.complete();
        } catch (BadLineException e) {
            throw new CommandFailure(ExitCode.BAD_DATA, inputName() + ", " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write " + outputName() + ": " + Reasons.of(e) + ".", e);
        }
        terminal.say(summary(count, Duration.ofNanos(System.nanoTime() - began)));
        return ExitCode.OK.code();
    }

    private InputStream input() {
        try {
            return new NamedInput(new BufferedInputStream(
                    from.equals(STANDARD) ? terminal.in() : Files.newInputStream(Path.of(from)), BUFFER));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private CommandFailure unreadable(IOException e) {
        return CommandFailure.unavailable("Cannot read " + inputName() + ": " + Reasons.of(e) + ".", e);
    }

    private String inputName() {
        return from.equals(STANDARD) ? "standard input" : from;
    }

    private String outputName() {
        return to.equals(STANDARD) ? "standard output" : to;
    }

    private static String summary(FileReplay.Count count, Duration time) {
        double seconds = Math.max(time.toMillis(), 1) / 1000.0;
        return "read %,d records, wrote %,d in %.1f s (%,.0f records/s)"
                .formatted(count.read(), count.written(), seconds, count.read() / seconds);
    }

    /** Tells a failure to read from one to write. */
    private final class NamedInput extends FilterInputStream {

        NamedInput(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
    }
}
