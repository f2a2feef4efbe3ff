package smscoach.bench.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InterruptException;

/** Who is measured when. */
public final class Turns {

    /** What a report says where {@link #rounds} were not all run. */
    public static final String ENDED = "Ended before all of it was measured";

    private Turns() {}

    /** All of them, of whom another begins in each round: whatever changes with time meets all. */
    public static <T> List<T> of(List<T> all, int round) {
        List<T> turned = new ArrayList<>(all);
        Collections.rotate(turned, 1 - round);
        return turned;
    }

    /** What is done in a round. */
    @FunctionalInterface
    public interface Round {
        void run(int number) throws IOException, ExecutionException, InterruptedException;
    }

    /** Round after round, of which the first is 1; false where somebody ended it before the last was done. */
    public static boolean rounds(int count, Round round) throws IOException, ExecutionException {
        try {
            for (int number = 1; number <= count; number++) {
                round.run(number);
            }
            return true;
        } catch (InterruptedException | InterruptException e) {
            // Kafka's clients leave the mark, and would refuse to be closed in order.
            boolean unused = Thread.interrupted();
            return false;
        }
    }
}
