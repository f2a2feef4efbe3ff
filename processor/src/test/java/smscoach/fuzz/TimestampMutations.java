package smscoach.fuzz;

import smscoach.reference.NaiveCoach.Input;

/** A Kafka timestamp that is none, at either end of time, or goes back. */
final class TimestampMutations {

    private TimestampMutations() {}

    static Input mutate(Input record, Dice dice) {
        long now = record.timestamp();
        return Parts.withTimestamp(
                record,
                switch (dice.upTo(8)) {
                    case 0 -> -1;
                    case 1 -> Long.MIN_VALUE;
                    case 2 -> 0;
                    case 3 -> 1;
                    case 4 -> Long.MAX_VALUE;
                    case 5 -> Long.MAX_VALUE - dice.upTo(600_000L);
                    case 6 -> Math.max(0, now - dice.upTo(30 * 86_400_000L));
                    default -> Math.max(0, Math.min(now, 4_000_000_000_000L) + dice.upTo(86_400_000L));
                });
    }
}
