package smscoach.cli.cluster;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;

/** Kafka's exceptions, in sentences. */
final class ClusterFailures {

    private ClusterFailures() {}

    static CommandFailure told(String servers, Exception e) {
        return switch (e) {
            case CommandFailure told -> told;
            case ExecutionException wrapped when wrapped.getCause() instanceof Exception cause -> told(servers, cause);
            case InterruptedException interrupted -> interrupted(interrupted);
            case InterruptException interrupted -> interrupted(interrupted);
            case TimeoutException timeout ->
                CommandFailure.unavailable(
                        "The Kafka cluster at %s did not answer in time (%s). Does it run, and can it be reached from here?"
                                .formatted(servers, timeout.getMessage()),
                        timeout);
            case AuthenticationException refused ->
                CommandFailure.unavailable(
                        "The Kafka cluster at %s refuses the login: %s".formatted(servers, refused.getMessage()),
                        refused);
            case AuthorizationException refused ->
                CommandFailure.unavailable(
                        "The Kafka cluster at %s does not allow this: %s 'coach topics acl ROLE' prints the rights of each role."
                                .formatted(servers, sentence(refused)),
                        refused);
            case RecordTooLargeException tooLarge ->
                new CommandFailure(
                        ExitCode.BAD_DATA, "A record is too large for its topic: " + tooLarge.getMessage(), tooLarge);
            case ConfigException wrong -> wrongSetting(servers, wrong);
            case KafkaException wrapped when wrapped.getCause() instanceof KafkaException cause -> told(servers, cause);
            case KafkaException other ->
                CommandFailure.unavailable(
                        "The Kafka cluster at %s: %s: %s"
                                .formatted(servers, other.getClass().getSimpleName(), other.getMessage()),
                        other);
            default -> throw new IllegalStateException(e);
        };
    }

    private static String sentence(Exception e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.endsWith(".") ? message : message + ".";
    }

    private static CommandFailure wrongSetting(String servers, ConfigException wrong) {
        String message = String.valueOf(wrong.getMessage());
        return message.contains("No resolvable bootstrap")
                ? CommandFailure.unavailable(
                        "No host of --bootstrap-servers " + servers + " has a known address. Is the name right?", wrong)
                : new CommandFailure(ExitCode.USAGE, "Kafka does not take a setting: " + message, wrong);
    }

    private static CommandFailure interrupted(Exception e) {
        return new CommandFailure(ExitCode.INTERRUPTED, "Interrupted.", e);
    }
}
