package smscoach.torture.guarantee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;

/**
 * What a run left on the topics, beside what it should have left there: production's order is rebuilt from the topics,
 * and a replay of it, in memory and without Kafka, says what each record should have caused.
 */
public final class Evidence {

    private final List<Taken> taken = new ArrayList<>();
    private final Map<Identity, OutputRecord> expected = new LinkedHashMap<>();
    private final Map<Identity, Received> committed = new LinkedHashMap<>();
    private final List<String> lostInputs;

    private Evidence(List<String> lostInputs) {
        this.lostInputs = List.copyOf(lostInputs);
    }

    /**
     * Reads the traces of a run.
     *
     * @param inputs all committed records of the input topics
     * @param acknowledged the positions that brokers confirmed to the publisher
     * @param received all committed records of the output topics
     */
    public static Evidence of(
            List<InputRecord> inputs,
            List<String> acknowledged,
            List<Received> received,
            Rules rules,
            KeyPlacement placement,
            String topicPrefix) {
        Evidence evidence = new Evidence(missing(acknowledged, inputs));
        received.stream()
                .sorted(Comparator.<Received, Topic>comparing(r -> r.record().topic())
                        .thenComparingInt(Received::partition)
                        .thenComparingLong(Received::offset))
                .forEach(each -> put(evidence.committed, Identity.first(each.record()), each));
        evidence.replay(inputs, received, new Engine(rules, new InMemoryStates(), placement, topicPrefix));
        return evidence;
    }

    private void replay(List<InputRecord> inputs, List<Received> received, Engine engine) {
        ProductionOrder order = new ProductionOrder();
        received.forEach(each -> order.learn(each.record()));
        Map<Integer, Map<Topic, List<InputRecord>>> byPartition = new TreeMap<>();
        inputs.stream()
                .sorted(Comparator.comparingLong(InputRecord::offset))
                .forEach(input -> byPartition
                        .computeIfAbsent(input.partition(), p -> new TreeMap<>())
                        .computeIfAbsent(input.topic(), t -> new ArrayList<>())
                        .add(input));
        for (Map<Topic, List<InputRecord>> partition : byPartition.values()) {
            List<InputRecord> merged = order.merge(
                    partition.getOrDefault(Topic.COACH_COMMANDS, List.of()),
                    partition.getOrDefault(Topic.SMS_SESSION_EVENTS, List.of()));
            for (InputRecord input : merged) {
                taken.add(new Taken(
                        input, engine.take(input, output -> put(expected, Identity.first(output), output))));
            }
        }
    }

    private static List<String> missing(List<String> acknowledged, List<InputRecord> inputs) {
        var there = new HashSet<String>();
        inputs.forEach(input -> there.add(input.position()));
        return acknowledged.stream()
                .filter(position -> !there.contains(position))
                .toList();
    }

    private static <T> void put(Map<Identity, T> map, Identity first, T value) {
        Identity identity = first;
        while (map.putIfAbsent(identity, value) != null) {
            identity = identity.next();
        }
    }

    /** The same run with other things committed, to see what a guarantee says of them. */
    Evidence withCommitted(UnaryOperator<List<Received>> change) {
        Evidence other = new Evidence(lostInputs);
        other.taken.addAll(taken);
        other.expected.putAll(expected);
        change.apply(new ArrayList<>(committed.values()))
                .forEach(each -> put(other.committed, Identity.first(each.record()), each));
        return other;
    }

    /** The inputs in the order in which production took them, one partition after another. */
    public List<InputRecord> inputs() {
        return taken.stream().map(Taken::input).toList();
    }

    /** The committed outputs, each partition of each topic in its order. */
    public List<OutputRecord> outputs() {
        return committed.values().stream().map(Received::record).toList();
    }

    /** In the order in which they were taken, one partition after another. */
    List<Taken> taken() {
        return taken;
    }

    /** In the order in which they should have been written. */
    Map<Identity, OutputRecord> expected() {
        return expected;
    }

    /** In the order of their partitions. */
    Map<Identity, Received> committed() {
        return committed;
    }

    /** The positions of inputs that were confirmed to the publisher, and are on no topic. */
    List<String> lostInputs() {
        return lostInputs;
    }
}
