package smscoach.bench.compare.measure;

import java.util.concurrent.locks.LockSupport;

/** Who sends at a rate sends each thing when it is due, however the others fare. */
public final class Due {

    private Due() {}

    /** Waits until then, by {@link System#nanoTime}; not at all where that is past. */
    public static void await(long due) throws InterruptedException {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
