package smscoach.cli.deadletters;

import java.util.ArrayList;
import java.util.List;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.replay.Position;

/** Dead letters that were named: by their own place, or by that of the record that could not be taken. */
record Positions(List<Position> named) {

    static Positions parse(List<String> texts, String topicPrefix) {
        List<Position> named = new ArrayList<>();
        for (String text : texts) {
            try {
                named.add(Position.of(text.startsWith(topicPrefix) ? text.substring(topicPrefix.length()) : text));
            } catch (IllegalArgumentException e) {
                throw CommandFailure.usage(e.getMessage() + ". 'coach dead-letters list' tells them.");
            }
        }
        return new Positions(named);
    }

    /** In the order in which they were named; each must be there. */
    List<DeadLetter> among(List<DeadLetter> letters) {
        return named.stream()
                .map(position -> letters.stream()
                        .filter(letter -> letter.original().equals(position)
                                || letter.position().equals(position))
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.UNAVAILABLE,
                                "There is no dead letter " + position + ": 'coach dead-letters list' tells which there"
                                        + " are; they are kept for 14 days.")))
                .distinct()
                .toList();
    }
}
