package smscoach.bench.contender.limit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.bench.contender.Running;
import smscoach.bench.contender.Setup;

/** As many loops as threads, each with partitions and state of its own. */
public final class Loops implements Running {

    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);

    private final List<Loop> loops;
    private final List<Thread> threads;
    private volatile boolean failed;

    private Loops(List<Loop> loops) {
        this.loops = loops;
        this.threads = loops.stream()
                .map(loop ->
                        Thread.ofPlatform().uncaughtExceptionHandler(this::fail).unstarted(loop))
                .toList();
    }

    public static Running start(Setup setup, Function<Setup, Work> work) {
        Loops started = new Loops(IntStream.range(0, setup.threads())
                .mapToObj(number -> new Loop(setup, work.apply(setup), number))
                .toList());
        started.threads.forEach(Thread::start);
        return started;
    }

    private void fail(Thread thread, Throwable failure) {
        LOG.error("A loop died", failure);
        failed = true;
    }

    @Override
    public boolean isRunning() {
        return loops.stream().allMatch(Loop::isRunning);
    }

    @Override
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public void close() {
        loops.forEach(Loop::stop);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
