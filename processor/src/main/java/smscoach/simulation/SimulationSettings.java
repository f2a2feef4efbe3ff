package smscoach.simulation;

import java.time.Instant;

/**
 * What a simulation is made of. The same settings give the same publications, as long as nothing is observed.
 *
 * @param start the time of the first record; with the seed it also makes the ids, so that no two runs share any
 * @param eventsPerSecond records in a second of the simulated time
 * @param agents of each contact center
 * @param supervisors of each contact center
 * @param feedback whether the supervisors learn from {@code observed} what became of their commands; else they assume
 *     that all went well
 */
public record SimulationSettings(
        long seed,
        Instant start,
        double eventsPerSecond,
        int contactCenters,
        int agents,
        int supervisors,
        boolean feedback) {

    public static final double READABLE = 5;

    /** One contact center of five agents and three supervisors, at a speed at which people can read along. */
    public static SimulationSettings readable(long seed, Instant start) {
        return new SimulationSettings(seed, start, READABLE, 1, 5, 3, true);
    }

    public SimulationSettings {
        require(eventsPerSecond > 0 && eventsPerSecond <= 1_000_000, "rate", "must be above 0, at most 1000000");
        require(contactCenters >= 1, "contact-centers", "must be at least 1");
        require(agents >= 2, "agents", "must be at least 2: sessions are transferred");
        require(supervisors >= 1, "supervisors", "must be at least 1");
    }

    private static void require(boolean holds, String key, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + problem);
        }
    }

    public SimulationSettings withoutFeedback() {
        return new SimulationSettings(seed, start, eventsPerSecond, contactCenters, agents, supervisors, false);
    }

    public SimulationSettings withRate(double rate) {
        return new SimulationSettings(seed, start, rate, contactCenters, agents, supervisors, feedback);
    }

    public SimulationSettings withPeople(int centers, int agentsOfEach, int supervisorsOfEach) {
        return new SimulationSettings(seed, start, eventsPerSecond, centers, agentsOfEach, supervisorsOfEach, feedback);
    }
}
