package smscoach.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code coach completion}: for the shell, which then knows all commands and options. */
@Command(
        name = "completion",
        description = "Prints a script with which bash or zsh complete the commands and options of coach.",
        footer = {
            "  source <(coach completion)",
            "  coach completion > ~/.local/share/bash-completion/completions/coach",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompletionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var coach = spec.root().commandLine();
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash(coach.getCommandName(), coach));
        out.flush();
    }
}
