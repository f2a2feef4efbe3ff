package smscoach.cli.deadletters;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import smscoach.contract.CoachReply;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Outcome;
import smscoach.engine.OutputRecord;

/**
 * What would become of a record that is sent again.
 *
 * @param isUseless whether it would only be a dead letter again
 */
record Prospect(boolean isUseless, String words) {

    static Prospect of(Outcome outcome, List<OutputRecord> outputs) {
        return switch (outcome) {
            case Outcome.DeadLettered(var code, var why) ->
                new Prospect(true, "would be a dead letter again, " + code + ": " + why);
            case Outcome.Duplicate ignored ->
                new Prospect(false, "would do nothing: its session has had this event (S9)");
            case Outcome.Applied ignored -> new Prospect(false, "would be taken: " + made(outputs));
            case Outcome.Answered(boolean repeated) ->
                new Prospect(
                        false,
                        repeated
                                ? "was answered before: would get a reply again and change nothing"
                                : "would be " + answered(outputs) + ": " + made(outputs));
        };
    }

    private static String answered(List<OutputRecord> outputs) {
        return outputs.stream()
                .filter(output -> output.topic() == Topic.COACH_REPLIES)
                .map(output -> ContractJson.read(CoachReply.class, output.value()))
                .map(reply ->
                        reply.statusCode() == 0 ? "done" : "refused " + reply.statusCode() + " " + reply.statusReason())
                .findFirst()
                .orElse("answered");
    }

    private static String made(List<OutputRecord> outputs) {
        return outputs.isEmpty()
                ? "nobody sees an effect"
                : outputs.stream()
                        .collect(Collectors.groupingBy(OutputRecord::topic, TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(topic -> topic.getValue() + " to " + topic.getKey().defaultName())
                        .collect(Collectors.joining(", "));
    }
}
