package smscoach.cli.replay;

import java.time.Duration;
import picocli.CommandLine.Help.Ansi;
import smscoach.cli.base.Terminal;

/** A line that says how far a replay is, how fast, and how long it will take: on a terminal, and gone at the end. */
final class ReplayProgress implements AutoCloseable {

    private static final long EVERY_NANOS = Duration.ofMillis(250).toNanos();
    private static final int WIDTH = 30;
    private static final String ERASE = "\r\u001b[K";

    private final Terminal terminal;
    private final String what;
    private final long all;
    private final boolean isWatched = Ansi.AUTO.enabled();
    private final long began = System.nanoTime();
    private long last = began;

    ReplayProgress(Terminal terminal, String what, long all) {
        this.terminal = terminal;
        this.what = what;
        this.all = all;
    }

    void tell(long done) {
        long now = System.nanoTime();
        if (isWatched && now - last >= EVERY_NANOS) {
            last = now;
            terminal.err().print(ERASE + line(what, done, all, (now - began) / 1e9));
            terminal.err().flush();
        }
    }

    static String line(String what, long done, long all, double seconds) {
        double rate = done / Math.max(seconds, 0.001);
        int full = (int) (WIDTH * Math.min(done, all) / Math.max(all, 1));
        String left = rate > 0 ? "%,.0f s left".formatted(Math.max(all - done, 0) / rate) : "";
        return "[%s%s] %s %,d of %,d records, %,.0f/s, %s"
                .formatted("#".repeat(full), " ".repeat(WIDTH - full), what, done, all, rate, left);
    }

    @Override
    public void close() {
        if (isWatched && last != began) {
            terminal.err().print(ERASE);
            terminal.err().flush();
        }
    }
}
