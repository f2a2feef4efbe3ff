package smscoach.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;
import smscoach.replay.compare.Difference;

/** For whom how much is different; apart from it, whose events would only have other numbers. */
final class Affected implements Consumer<Difference> {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String TOMBSTONE = "tombstone";
    private static final String NOBODY = "-";

    private final Map<Who, Long> counts = new HashMap<>();
    private final Map<Whose, Long> renumbered = new TreeMap<>(Whose.ORDER);

    /** Whose events are numbered. */
    record Whose(String contactCenterId, String supervisorId) {

        private static final Comparator<Whose> ORDER =
                Comparator.comparing(Whose::contactCenterId).thenComparing(Whose::supervisorId);
    }

    /** Whom it concerns, as far as the record says, and what kind of record it is. */
    record Who(
            String contactCenterId,
            String supervisorId,
            String agentId,
            String topic,
            String type,
            Difference.Kind kind) {

        private static final Comparator<Who> ORDER = Comparator.comparing(Who::contactCenterId)
                .thenComparing(Who::supervisorId)
                .thenComparing(Who::agentId)
                .thenComparing(Who::topic)
                .thenComparing(Who::type)
                .thenComparing(Who::kind);
    }

    @Override
    public void accept(Difference difference) {
        Who who = who(difference);
        if (difference.kind() == Difference.Kind.RENUMBERED) {
            renumbered.merge(new Whose(who.contactCenterId(), who.supervisorId()), 1L, Long::sum);
        } else {
            counts.merge(who, 1L, Long::sum);
        }
    }

    Map<Whose, Long> renumbered() {
        return renumbered;
    }

    Map<Who, Long> counts() {
        Map<Who, Long> sorted = new LinkedHashMap<>();
        counts.keySet().stream().sorted(Who.ORDER).forEach(who -> sorted.put(who, counts.getOrDefault(who, 0L)));
        return sorted;
    }

    /** What is really different first. */
    List<String> lines() {
        Stream<String> different = counts().entrySet().stream()
                .map(entry -> "%s  supervisor %s  agent %s  %s %s: %,d %s"
                        .formatted(
                                entry.getKey().contactCenterId(),
                                entry.getKey().supervisorId(),
                                entry.getKey().agentId(),
                                entry.getKey().topic(),
                                entry.getKey().type(),
                                entry.getValue(),
                                words(entry.getKey().kind())));
        Stream<String> numbers = renumbered.entrySet().stream()
                .map(entry -> "%s  supervisor %s  only other numbers: %,d"
                        .formatted(
                                entry.getKey().contactCenterId(), entry.getKey().supervisorId(), entry.getValue()));
        return Stream.concat(different, numbers).toList();
    }

    /** What the replay makes is what would be; what was found is what was. */
    private static String words(Difference.Kind kind) {
        return switch (kind) {
            case DIFFERENT -> "would be otherwise";
            case MISSING -> "would come";
            case EXTRA -> "would not come";
            case OUT_OF_ORDER -> "would come in another order";
            case RENUMBERED -> "would have other numbers";
        };
    }

    private static Who who(Difference difference) {
        OutputRecord record = difference.record();
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String[] ids = key.split("/", -1);
        JsonNode value = json(record.value());
        String type = record.value() == null ? TOMBSTONE : String.valueOf(record.header(HeaderNames.CE_TYPE));
        boolean isSubscription = record.topic() == Topic.COACH_SUBSCRIPTIONS && ids.length == 3;
        if (record.topic() == Topic.COACH_DEAD_LETTERS) {
            type = String.valueOf(record.header(HeaderNames.ERROR_CODE));
        }
        return new Who(
                ids[0],
                isSubscription ? ids[2] : value.path("supervisorId").asText(NOBODY),
                isSubscription ? ids[1] : value.path("agentId").asText(NOBODY),
                record.topic().defaultName(),
                type,
                difference.kind());
    }

    private static JsonNode json(byte @Nullable [] value) {
        try {
            return value == null ? JSON.createObjectNode() : JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can always be read", e);
        }
    }
}
