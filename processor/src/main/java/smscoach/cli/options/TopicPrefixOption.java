package smscoach.cli.options;

import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.contract.Topic;

/** The prefix of all topics. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TopicPrefixOption {

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "What stands before the name of every topic, as 'prod.'. Default: nothing.")
    private String prefix;

    public String prefix() {
        if (!prefix.matches("[a-zA-Z0-9._-]{0,64}")) {
            throw CommandFailure.usage(
                    "--topic-prefix '" + prefix + "' may hold a-z A-Z 0-9 . _ - only, at most 64 of them.");
        }
        return prefix;
    }

    /** A topic's name in the cluster. */
    public String nameOf(Topic topic) {
        return prefix() + topic.defaultName();
    }
}
