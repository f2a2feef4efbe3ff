package smscoach.topics;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits until a cluster's answer is the one that was just asked for: its metadata arrives a moment later. */
final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(20);

    private Eventually() {}

    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not so within " + BOUND.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
