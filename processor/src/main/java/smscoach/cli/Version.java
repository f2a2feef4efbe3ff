package smscoach.cli;

import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** What runs here, for a bug report. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String own = Optional.ofNullable(Coach.class.getPackage().getImplementationVersion())
                .orElse("(not from a jar)");
        return new String[] {
            "SMS Coach " + own,
            "Kafka clients " + AppInfoParser.getVersion(),
            "Java %s (%s), %s %s"
                    .formatted(
                            System.getProperty("java.version"),
                            System.getProperty("java.vendor"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
        };
    }
}
