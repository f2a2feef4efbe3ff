package smscoach.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Tells the tasks of a stream thread what became of their transaction. All tasks of a thread share it, and Kafka Streams
 * tells processors of a commit before it is tried only; so the thread's producer is asked, see {@link MeteredClients}.
 */
@SuppressWarnings("ThreadLocalUsage") // one for each instance: a process may run several
final class Commits {

    private final Meter meter;
    private final Beginnings beginnings = new Beginnings();
    private final ThreadLocal<List<TaskMeter>> tasks = ThreadLocal.withInitial(ArrayList::new);
    private final ThreadLocal<CommitPace> pace;

    Commits(Meter meter) {
        this(meter, System::nanoTime);
    }

    /** With the clock that early commits go by. */
    Commits(Meter meter, LongSupplier nanos) {
        this.meter = meter;
        this.pace = ThreadLocal.withInitial(() -> new CommitPace(nanos));
    }

    KafkaClientSupplier clients() {
        return new MeteredClients(this);
    }

    Beginnings beginnings() {
        return beginnings;
    }

    /** In the thread that runs the task, as the others. */
    TaskMeter begin(int partition) {
        TaskMeter task = meter.task(partition);
        tasks.get().add(task);
        return task;
    }

    void end(TaskMeter task) {
        tasks.get().remove(task);
        task.ended();
    }

    /** Of the thread that asks. */
    CommitPace pace() {
        return pace.get();
    }

    void committed(long nanos) {
        pace.get().committed(nanos);
        meter.committed(nanos);
        tasks.get().forEach(TaskMeter::committed);
    }
}
