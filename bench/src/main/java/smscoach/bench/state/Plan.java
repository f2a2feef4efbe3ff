package smscoach.bench.state;

import java.util.List;

/**
 * What is measured.
 *
 * @param sizes live sessions, in turn
 * @param subscriptions that stand with each size
 * @param warmUp records that are worked off before any count
 * @param events records of the backlog that counts
 */
public record Plan(long seed, List<Integer> sizes, int subscriptions, int warmUp, int events, int rounds) {

    static final Plan FULL = new Plan(1, List.of(10_000, 100_000, 1_000_000), 100_000, 300_000, 500_000, 1);

    /** To see in minutes whether all of it works; its figures say little. */
    static final Plan QUICK = new Plan(1, List.of(1_000, 10_000), 1_000, 10_000, 40_000, 1);
}
