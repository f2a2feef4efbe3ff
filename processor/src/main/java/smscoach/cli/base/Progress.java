package smscoach.cli.base;

import java.time.Duration;
import java.util.function.Supplier;

/** One line that says how far a long work is: only where somebody watches, and gone when the work is done. */
public final class Progress implements AutoCloseable {

    private static final long EVERY_NANOS = Duration.ofMillis(250).toNanos();
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private long last = System.nanoTime();
    private boolean isShown;

    public Progress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows it, unless the last was shown just now. */
    public void tell(Supplier<String> words) {
        long now = System.nanoTime();
        if (terminal.isWatched() && now - last >= EVERY_NANOS) {
            terminal.err().print(ERASE + words.get());
            terminal.err().flush();
            last = now;
            isShown = true;
        }
    }

    @Override
    public void close() {
        if (isShown) {
            terminal.err().print(ERASE);
            terminal.err().flush();
            isShown = false;
        }
    }
}
