package smscoach.bench.contender;

/** A contender at work. */
public interface Running extends AutoCloseable {

    /** Whether it has its partitions and works. */
    boolean isRunning();

    /** Whether it ended by itself. */
    boolean hasFailed();

    @Override
    void close();
}
