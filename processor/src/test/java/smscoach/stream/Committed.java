package smscoach.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.KcatLines;
import smscoach.replay.ProductionOrder;

/** What a processor committed, and what it should have: a replay in the order that the topics tell. */
final class Committed {

    private final Cluster cluster;
    private final String prefix;

    Committed(Cluster cluster, String prefix) {
        this.cluster = cluster;
        this.prefix = prefix;
    }

    List<OutputRecord> outputs() throws Exception {
        List<OutputRecord> all = new ArrayList<>();
        for (Topic topic : Topic.outputs()) {
            all.addAll(cluster.outputs(prefix, topic));
        }
        return all;
    }

    List<OutputRecord> replayed(int partitions, Rules rules) throws Exception {
        List<InputRecord> inputs = new ArrayList<>();
        for (Topic topic : Topic.inputs()) {
            inputs.addAll(cluster.inputs(prefix, topic));
        }
        return replay(inputs, outputs(), partitions, rules, prefix);
    }

    /** What the inputs give in the order in which whoever wrote these outputs took them. */
    static List<OutputRecord> replay(
            List<InputRecord> inputs, List<OutputRecord> outputs, int partitions, Rules rules, String prefix) {
        ProductionOrder order = new ProductionOrder();
        outputs.forEach(order::learn);
        List<OutputRecord> made = new ArrayList<>();
        Engine engine = new Engine(rules, new InMemoryStates(), CoachStreams.placementAmong(partitions), prefix);
        for (List<InputRecord> records : Cluster.byPartition(inputs).values()) {
            Map<Topic, List<InputRecord>> byTopic = records.stream().collect(Collectors.groupingBy(InputRecord::topic));
            order.merge(
                            byTopic.getOrDefault(Topic.COACH_COMMANDS, List.of()),
                            byTopic.getOrDefault(Topic.SMS_SESSION_EVENTS, List.of()))
                    .forEach(record -> engine.take(record, made::add));
        }
        return made;
    }

    /** Each key's records in order: value, headers and timestamp, to the byte. */
    static Map<Topic, Map<String, List<String>>> perKey(List<OutputRecord> records) {
        Map<Topic, Map<String, List<String>>> lines = new EnumMap<>(Topic.class);
        for (OutputRecord record : records) {
            byte[] line = KcatLines.write(
                    record.topic().defaultName(),
                    0,
                    0,
                    "create",
                    record.timestamp(),
                    record.headers(),
                    record.key(),
                    record.value());
            lines.computeIfAbsent(record.topic(), t -> new TreeMap<>())
                    .computeIfAbsent(text(record.key()), k -> new ArrayList<>())
                    .add(text(line));
        }
        return lines;
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
