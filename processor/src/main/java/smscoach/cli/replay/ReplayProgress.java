package smscoach.cli.replay;

import smscoach.cli.base.Progress;
import smscoach.cli.base.Terminal;

/** How far a replay is, how fast, and how long it will take. */
final class ReplayProgress implements AutoCloseable {

    private static final int WIDTH = 30;

    private final Progress progress;
    private final String what;
    private final long all;
    private final long began = System.nanoTime();

    ReplayProgress(Terminal terminal, String what, long all) {
        this.progress = new Progress(terminal);
        this.what = what;
        this.all = all;
    }

    void tell(long done) {
        progress.tell(() -> line(what, done, all, (System.nanoTime() - began) / 1e9));
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
        progress.close();
    }
}
