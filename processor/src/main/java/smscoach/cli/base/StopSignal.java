package smscoach.cli.base;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM for work that must end in order: the work looks whether it is asked to stop, and the process
 * stays until this is closed, or until its patience is over. Open it before what must be closed in time.
 */
public final class StopSignal implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    private StopSignal(Duration patience) {
        hook = new Thread(() -> await(patience), "stop-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static StopSignal listen(Duration patience) {
        return new StopSignal(patience);
    }

    /** Whether the work should end. */
    public boolean isAsked() {
        return asked;
    }

    /** The work has ended. */
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
        asked = true;
        try {
            boolean unused = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
