package smscoach.ops.state;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import smscoach.ops.http.Json;

/** {@code /openapi.json}: what is served here, for programs. */
final class OpenApi {

    private static final String RESOURCE = "/smscoach/ops/openapi.json";

    private OpenApi() {}

    static void answer(Context ctx) throws IOException {
        try (InputStream document = Objects.requireNonNull(OpenApi.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            ctx.contentType(Json.TYPE).result(document.readAllBytes());
        }
    }
}
