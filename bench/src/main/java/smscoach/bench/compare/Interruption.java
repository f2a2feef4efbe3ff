package smscoach.bench.compare;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C interrupts the thread that measures, and the process stays until all that it started has ended. */
public final class Interruption implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Thread measuring, Duration patience) {
        hook = new Thread(
                () -> {
                    measuring.interrupt();
                    await(patience);
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static Interruption ofThisThread(Duration patience) {
        return new Interruption(Thread.currentThread(), patience);
    }

    /** All has ended. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook is what let it come here.
        }
    }

    private void await(Duration patience) {
        try {
            boolean unused = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
