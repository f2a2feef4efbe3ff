package smscoach.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Reasons;

/**
 * A file that holds an instance's state and is written again every two seconds: whoever finds it old knows that the
 * process hangs or is dead. It is gone once the instance has stopped in order.
 */
final class HealthFile implements AutoCloseable {

    /** The state before there is one of Kafka Streams. */
    static final String STARTING = "STARTING";

    private static final Logger LOG = LoggerFactory.getLogger(HealthFile.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Path file;
    private final Path beside;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Supplier<String> state = () -> STARTING;
    private boolean failing;

    private HealthFile(Path file) {
        this.file = file.toAbsolutePath();
        this.beside = this.file.resolveSibling("." + file.getFileName() + ".tmp");
    }

    /** Writes it once, so that a place where it cannot be shows at once, then keeps it. */
    static HealthFile keep(Path path) {
        HealthFile health = new HealthFile(path);
        try {
            health.write();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write --health-file " + path + ": " + Reasons.of(e) + ".", e);
        }
        Thread.ofPlatform().daemon().name("health-file").start(health::run);
        return health;
    }

    /** What to write from now on. */
    void follow(Supplier<String> newState) {
        state = newState;
    }

    private void run() {
        try {
            while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                writeOrWarn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOrWarn() {
        try {
            write();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.warn("Cannot write the health file {}: {}", file, Reasons.of(e));
            }
            failing = true;
        }
    }

    private synchronized void write() throws IOException {
        if (closed.getCount() > 0) {
            Files.writeString(beside, state.get() + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed.countDown();
        Files.deleteIfExists(file);
    }
}
