package smscoach.gateway.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import smscoach.gateway.Sha256;

/**
 * The page at {@code /} and its files, from the class path, each read once. Names are of a few letters, so that none
 * leads elsewhere.
 */
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

    private final Map<String, File> files = new ConcurrentHashMap<>();

    /** A file, and a mark that is another's once it says something else. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record File(byte[] content, String tag) {}

    /** A browser may keep it, and asks each time whether it is still the same. */
    void serve(Context ctx, String name) throws IOException {
        File file = file(name);
        ctx.header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-cache")
                .header("ETag", file.tag());
        if (file.tag().equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            ctx.contentType(String.valueOf(type)).result(file.content());
        }
    }

    private File file(String name) throws IOException {
        File known = files.get(name);
        if (known != null) {
            return known;
        }
        try (InputStream in =
                NAME.matcher(name).matches() ? ConsoleFiles.class.getResourceAsStream(FOLDER + name) : null) {
            if (in == null) {
                throw new RefusalException(Reason.NO_SUCH_RESOURCE, "There is nothing here.");
            }
            byte[] content = in.readAllBytes();
            File file = new File(content, tag(content));
            files.put(name, file);
            return file;
        }
    }

    private static String tag(byte[] content) {
        return '"' + HexFormat.of().formatHex(Sha256.of(content), 0, 16) + '"';
    }
}
