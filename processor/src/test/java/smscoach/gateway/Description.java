package smscoach.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/** The OpenAPI document, held against what was answered. */
final class Description {

    private final JsonNode paths;
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    private Description(JsonNode paths) {
        this.paths = paths;
    }

    static Description read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Description.class.getResourceAsStream("/smscoach/gateway/openapi.json"))) {
            return new Description(new ObjectMapper().readTree(in).path("paths"));
        }
    }

    void saw(String method, String path, int status) {
        seen.add(method + " " + template(path) + " " + status);
    }

    Set<String> seen() {
        return seen;
    }

    Set<String> described() {
        Set<String> all = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operation
                                .getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(
                                        status -> all.add(operation.getKey().toUpperCase(Locale.ROOT) + " "
                                                + path.getKey() + " " + status))));
        return all;
    }

    private String template(String path) {
        for (var each : paths.properties()) {
            String pattern = each.getKey().replaceAll("\\{\\w+}", "[^/]+");
            if (Pattern.matches(pattern, path)) {
                return each.getKey();
            }
        }
        return path;
    }
}
