package smscoach.cli.state;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.Terminal;

/** {@code coach state features}. */
@Command(
        name = "features",
        description = "The features of a contact center.",
        footer = "  coach state features --contact-center cc-1")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class FeaturesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StateOptions options = new StateOptions();

    FeaturesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new StateQuestion(terminal, options).ask("features", "features");
    }
}
