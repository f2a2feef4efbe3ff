package smscoach.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;

/** One run over a history from empty state, and what it took of this thread. */
record Round(long threadNanos, long clockNanos, long allocatedBytes, long outputBytes) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Engine engine() {
        return new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
    }

    static Round run(List<InputRecord> history) {
        Engine engine = engine();
        Sink sink = new Sink();
        System.gc();
        long thread = THREADS.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        for (InputRecord record : history) {
            var unused = engine.take(record, sink);
        }
        return new Round(
                THREADS.getCurrentThreadCpuTime() - thread,
                System.nanoTime() - clock,
                THREADS.getCurrentThreadAllocatedBytes() - allocated,
                sink.bytes());
    }

    double perSecond(int records, long nanos) {
        return records * 1e9 / nanos;
    }
}
