package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** The logging that users have, in place of that of the tests, and all that it writes. */
public final class ShippedLogging implements AutoCloseable {

    private final PrintStream former = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Set<String> variables;

    public ShippedLogging() {
        this(Map.of());
    }

    /** With these variables, as {@code COACH_LOG_LEVEL}. */
    public ShippedLogging(Map<String, String> variables) {
        this.variables = Set.copyOf(variables.keySet());
        variables.forEach(System::setProperty);
        System.setErr(new PrintStream(written, true, UTF_8));
        configure("/logback.xml");
    }

    /** What was written since the last time that somebody asked. */
    public String take() {
        synchronized (written) {
            String text = written.toString(UTF_8);
            written.reset();
            return text;
        }
    }

    @Override
    public void close() {
        variables.forEach(System::clearProperty);
        configure("/logback-test.xml");
        System.setErr(former);
    }

    private static void configure(String resource) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Objects.requireNonNull(ShippedLogging.class.getResource(resource), resource));
        } catch (JoranException e) {
            throw new AssertionError(e);
        }
    }
}
