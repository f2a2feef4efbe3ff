package smscoach.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import smscoach.cli.base.ExitCode;

/** What the help of every command has beyond its own description, options and examples. */
final class HelpTexts {

    private static final int WIDTH = 100;
    private static final String SOURCES = "sources";
    private static final String SOURCES_TEXT = """

            Each option can also come from the environment (--topic-prefix: COACH_TOPIC_PREFIX) or from
            the file of --config (topic-prefix=...). The command line goes before the environment, the
            environment before the file, the file before the default.
            """;

    private static final String ENVIRONMENT = "environment";
    private static final String ENVIRONMENT_TEXT = """

            Environment, beside the options:
              COACH_LOG_LEVEL         of SMS Coach: INFO by default
              COACH_LOG_LEVEL_OTHERS  of Kafka's clients and all others: WARN by default
              COACH_JAVA_HOME         the JDK to run on, 21 or newer, without any search
              COACH_JAVA_OPTS         more options for the JVM, separated by spaces
              NO_COLOR                no colours, even on a terminal
            """;

    private HelpTexts() {}

    static void complete(CommandLine root) {
        List<String> sections = new ArrayList<>(root.getHelpSectionKeys());
        sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING), SOURCES);
        sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), ENVIRONMENT);
        root.setHelpSectionKeys(sections); // of all commands below, too
        root.getHelpSectionMap().put(ENVIRONMENT, help -> ENVIRONMENT_TEXT.replace("\n", System.lineSeparator()));
        root.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        completeEach(root);
    }

    private static void completeEach(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (spec.helpCommand()) {
            ofHelpItself(spec);
        } else {
            spec.mixinStandardHelpOptions(true);
        }
        spec.versionProvider(new Version());
        spec.usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .footerHeading("%nExamples:%n");
        command.getHelpSectionMap().put(SOURCES, help -> SOURCES_TEXT.replace("\n", System.lineSeparator()));
        command.getSubcommands().values().forEach(HelpTexts::completeEach);
    }

    private static void ofHelpItself(CommandSpec help) {
        help.usageMessage().header("Shows the help of a command.").footer("  coach help replay");
    }
}
