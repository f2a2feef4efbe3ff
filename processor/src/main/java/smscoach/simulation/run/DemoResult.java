package smscoach.simulation.run;

import java.time.Duration;
import java.util.List;

/**
 * What a run came to.
 *
 * @param broken the promises that were seen broken, in sentences
 * @param latencyP50 from the accept sent to its Delivered received; zero where there was none
 */
public record DemoResult(
        List<String> broken,
        long recordsIn,
        long recordsOut,
        long deliveries,
        long whispers,
        long whispersSeenByCustomers,
        Duration latencyP50,
        Duration latencyP99) {

    public int exitCode() {
        return broken.isEmpty() ? 0 : 1;
    }
}
