package smscoach.bench.compare.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What supervisors were told, Delivered and Revoked, in one form whoever wrote it: for each supervisor of a contact
 * center and each session, the order of what he was told of it. Whether the sessions of a supervisor also came in order
 * is told apart: who splits the work by session cannot keep that.
 */
public final class Story implements Outcome {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final Set<String> TYPES = Set.of("Delivered", "Revoked");
    private static final List<String> FIELDS =
            List.of("type", "agentId", "nickname", "subscriptionId", "reason", "queueName", "causationId");

    /** By contact center and supervisor, then by session. */
    private final Map<String, Map<String, List<String>>> told = new HashMap<>();

    private final Map<String, Integer> orders = new HashMap<>();
    private long count;

    @Override
    public void add(byte[] key, byte[] value) {
        JsonNode event = read(value);
        if (!TYPES.contains(event.path("type").asText())) {
            return;
        }
        count++;
        String to = event.path("contactCenterId").asText() + "/"
                + event.path("supervisorId").asText();
        String session = event.path("smssessionId").asText();
        String line = line(event);
        told.computeIfAbsent(to, supervisor -> new HashMap<>())
                .computeIfAbsent(session, id -> new ArrayList<>(2))
                .add(line);
        orders.merge(to, (session + line).hashCode(), (before, next) -> 31 * before + next);
    }

    @Override
    public long count() {
        return count;
    }

    /** Whether each supervisor was told everything in the same order as there. */
    public boolean isInTheOrderOf(Story other) {
        return orders.equals(other.orders);
    }

    /** The first difference from what was to be told, in words. */
    public Optional<String> differenceFrom(Story expected) {
        Set<String> supervisors = new TreeSet<>(expected.told.keySet());
        supervisors.addAll(told.keySet());
        for (String supervisor : supervisors) {
            Map<String, List<String>> should = expected.told.getOrDefault(supervisor, Map.of());
            Map<String, List<String>> did = told.getOrDefault(supervisor, Map.of());
            if (!should.equals(did)) {
                return Optional.of(difference(supervisor, should, did));
            }
        }
        return Optional.empty();
    }

    private static String difference(
            String supervisor, Map<String, List<String>> should, Map<String, List<String>> did) {
        Set<String> sessions = new TreeSet<>(should.keySet());
        sessions.addAll(did.keySet());
        for (String session : sessions) {
            List<String> expected = should.getOrDefault(session, List.of());
            List<String> actual = did.getOrDefault(session, List.of());
            if (!expected.equals(actual)) {
                return "supervisor %s was told of session %s: %s, and should have been told: %s"
                        .formatted(supervisor, session, actual, expected);
            }
        }
        throw new IllegalStateException("Unequal maps have a key whose values differ");
    }

    private static String line(JsonNode event) {
        StringBuilder line = new StringBuilder();
        for (String field : FIELDS) {
            line.append(event.path(field).asText("")).append(' ');
        }
        return line.toString().strip();
    }

    private static JsonNode read(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException("An output is no JSON", e);
        }
    }
}
