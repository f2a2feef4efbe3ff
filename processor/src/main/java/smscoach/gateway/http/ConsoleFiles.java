package smscoach.gateway.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** The page at {@code /} and its files, from the class path. Names are of a few letters, so that none leads elsewhere. */
final class ConsoleFiles {

    private static final String FOLDER = "/smscoach/gateway/console/";
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9-]{1,64}(\\.[a-z0-9]{1,8})?\\.(html|js|css|svg|png|ico)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ConsoleFiles() {}

    static void serve(Context ctx, String name) throws IOException {
        try (InputStream file =
                NAME.matcher(name).matches() ? ConsoleFiles.class.getResourceAsStream(FOLDER + name) : null) {
            if (file == null) {
                throw new RefusalException(Reason.NO_SUCH_RESOURCE, "There is nothing here.");
            }
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            ctx.header("Content-Security-Policy", POLICY)
                    .header("Cache-Control", "no-cache")
                    .contentType(String.valueOf(type))
                    .result(file.readAllBytes());
        }
    }
}
