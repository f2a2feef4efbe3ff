package smscoach.cli.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import picocli.CommandLine.Option;
import smscoach.cli.base.Web;

/** Of which instance and which contact center, and how the answer is to look. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StateOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Any instance: it answers for all. Default: ${DEFAULT-VALUE}.")
    private String url;

    @Option(names = "--contact-center", paramLabel = "ID", required = true, description = "The contact center.")
    private String contactCenter;

    @Option(
            names = "--stale",
            fallbackValue = "true",
            description = "Take the answer of a copy, which may be behind, where there is one nearer.")
    private boolean stale;

    @Option(names = "--json", fallbackValue = "true", description = "Write the answer as it comes.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** The parts are ids, in which a slash or a space cannot be meant. */
    URI address(int cursor, String... parts) {
        StringBuilder path = new StringBuilder(Web.address(url).toString().replaceFirst("/+$", ""))
                .append("/state/v1/contact-centers/")
                .append(encoded(contactCenter));
        for (String part : parts) {
            path.append('/').append(encoded(part));
        }
        return URI.create(path + "?limit=1000&cursor=" + cursor + (stale ? "&stale=true" : ""));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, UTF_8).replace("+", "%20");
    }
}
