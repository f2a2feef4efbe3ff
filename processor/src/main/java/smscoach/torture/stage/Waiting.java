package smscoach.torture.stage;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for conditions. Kafka may fail to answer while brokers are ill-treated: then it is asked again. */
public final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Waiting() {}

    /** Whether the condition came true in time. */
    public static boolean until(Duration bound, Callable<Boolean> condition) throws InterruptedException {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause(BETWEEN_LOOKS);
        }
        return true;
    }

    /** Waits until the condition comes true, or fails with this sentence. */
    public static void require(Duration bound, String otherwise, Callable<Boolean> condition)
            throws InterruptedException {
        if (!until(bound, condition)) {
            throw new StageException(otherwise + " (within " + bound.toSeconds() + " s)");
        }
    }

    public static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private static boolean holds(Callable<Boolean> condition) throws InterruptedException {
        try {
            return condition.call();
        } catch (InterruptedException | StageException e) {
            throw e;
        } catch (Exception e) {
            return false;
        }
    }
}
