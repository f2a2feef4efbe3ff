package smscoach.cli.base;

/** How far a reading of records is, how fast, and how long it will take. */
public final class RecordProgress implements AutoCloseable {

    private static final int WIDTH = 30;

    private final Progress progress;
    private final String what;
    private long began = System.nanoTime();
    private long last;

    /** @param what was done with the records */
    public RecordProgress(Terminal terminal, String what) {
        this.progress = new Progress(terminal);
        this.what = what;
    }

    /** Tells it; where fewer are done than last time, another reading has begun. */
    public void tell(long done, long all) {
        if (done < last) {
            began = System.nanoTime();
        }
        last = done;
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
