package smscoach.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import smscoach.cli.audit.AuditCommand;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.deadletters.DeadLettersCommand;
import smscoach.cli.demo.DemoCommand;
import smscoach.cli.demo.SimulateCommand;
import smscoach.cli.explain.ExplainCommand;
import smscoach.cli.gateway.GatewayCommand;
import smscoach.cli.gateway.TokenCommand;
import smscoach.cli.options.DurationConverter;
import smscoach.cli.options.GlobalOptions;
import smscoach.cli.options.LogFormat;
import smscoach.cli.options.OptionSources;
import smscoach.cli.replay.ReplayCommand;
import smscoach.cli.reset.ResetCommand;
import smscoach.cli.run.HealthCommand;
import smscoach.cli.run.RunCommand;
import smscoach.cli.send.SendCommand;
import smscoach.cli.state.StateCommand;
import smscoach.cli.tail.TailCommand;
import smscoach.cli.topics.TopicsCommand;
import smscoach.cli.torture.TortureCommand;

/** The program {@code coach}: all its commands, and what holds for each of them. */
@Command(
        name = "coach",
        description = "Lets contact center supervisors coach agents' SMS sessions: a stream processor on Kafka,"
                + " and tools around it.",
        footer = {
            "  coach demo",
            "  coach run --bootstrap-servers kafka:9092",
            "  coach help replay",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Coach implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private Coach() {}

    public static void main(String[] args) {
        System.exit(run(
                Terminal.ofThisProcess(), format -> System.setProperty(LogFormat.PROPERTY, format.toString()), args));
    }

    /** Runs one command to its end. */
    public static int run(Terminal terminal, String... args) {
        return run(terminal, unused -> {}, args);
    }

    private static int run(Terminal terminal, Consumer<LogFormat> logging, String... args) {
        CommandLine coach = commandLine(terminal);
        Optional<CommandFailure> wrongLogging = LogVariables.problem(terminal.environment());
        if (wrongLogging.isPresent()) {
            return Failures.tell(coach, wrongLogging.get());
        }
        OptionSources sources = OptionSources.of(coach, args, terminal.environment());
        LogFormat.chosen(coach, args, sources).ifPresent(logging);
        return coach.setDefaultValueProvider(sources)
                .setExecutionStrategy(parsed -> execute(parsed, sources))
                .setParameterExceptionHandler(new WrongUsage(sources))
                .setExecutionExceptionHandler(new Failures())
                .execute(args);
    }

    /** The whole tree of commands. A new command is added here; all that commands share is added to it below. */
    static CommandLine commandLine(Terminal terminal) {
        CommandLine coach = new CommandLine(new Coach())
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new HealthCommand(terminal))
                .addSubcommand(StateCommand.withSubcommands(terminal))
                .addSubcommand(new GatewayCommand(terminal))
                .addSubcommand(new TokenCommand(terminal))
                .addSubcommand(TopicsCommand.withSubcommands(terminal))
                .addSubcommand(ReplayCommand.withSubcommands(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new AuditCommand(terminal))
                .addSubcommand(DeadLettersCommand.withSubcommands(terminal))
                .addSubcommand(new ResetCommand(terminal))
                .addSubcommand(new SendCommand(terminal))
                .addSubcommand(new TailCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .addSubcommand(new TortureCommand(terminal))
                .addSubcommand(new CompletionCommand())
                .addSubcommand(new HelpCommand());
        coach.addMixin("options of all", new GlobalOptions());
        HelpTexts.complete(coach);
        return coach.registerConverter(Duration.class, new DurationConverter())
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(Terminal.writer(terminal.out()))
                .setErr(terminal.err());
    }

    private static int execute(ParseResult parsed, OptionSources sources) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        SecretArguments.warnOf(parsed);
        CommandLine command = parsed.commandSpec().commandLine();
        return sources.problem()
                .map(problem -> Failures.tell(command, problem))
                .orElseGet(() -> new RunLast().execute(parsed));
    }

    /** {@code coach} alone shows what there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }
}
