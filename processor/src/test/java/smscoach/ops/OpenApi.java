package smscoach.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The document that an instance serves, as a judge of what it answers. */
public record OpenApi(JsonNode document) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static OpenApi of(String text) throws IOException {
        return new OpenApi(JSON.readTree(text));
    }

    public Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        document.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** What is wrong with an answer to that path. */
    public List<String> problems(String path, int status, String body) throws IOException {
        JsonNode response = document.path("paths")
                .properties()
                .stream()
                .filter(each -> Pattern.matches(each.getKey().replaceAll("\\{[A-Za-z]+}", "[^/]+"), path))
                .map(Map.Entry::getValue)
                .map(each -> each.path("get").path("responses").path(String.valueOf(status)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not described: " + path));
        ObjectNode schema = JSON.createObjectNode();
        schema.set("$ref", response.path("content").path("application/json").path("schema").path("$ref"));
        schema.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(JSON.readTree(body))
                .stream()
                .map(Object::toString)
                .collect(Collectors.toList());
    }
}
