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

    private HelpTexts() {}

    static void complete(CommandLine command) {
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
        if (spec.parent() == null) {
            spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.meanings());
        }
        command.setHelpSectionKeys(withSources(command.getHelpSectionKeys()));
        command.getHelpSectionMap().put(SOURCES, help -> SOURCES_TEXT.replace("\n", System.lineSeparator()));
        command.getSubcommands().values().forEach(HelpTexts::complete);
    }

    private static void ofHelpItself(CommandSpec help) {
        help.usageMessage().header("Shows the help of a command.").footer("  coach help replay");
    }

    private static List<String> withSources(List<String> sections) {
        List<String> all = new ArrayList<>(sections);
        all.remove(SOURCES);
        all.add(all.indexOf(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING), SOURCES);
        return all;
    }
}
