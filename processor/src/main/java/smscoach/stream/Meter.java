package smscoach.stream;

/** Is told what an instance does, by the threads that do it: what it does with that must take no time. */
public interface Meter {

    /** Counts nothing. */
    Meter NONE = new Meter() {
        @Override
        public TaskMeter task(int partition) {
            return TaskMeter.NONE;
        }

        @Override
        public void committed(long nanos) {}

        @Override
        public void threadDied() {}
    };

    /** A task takes up its partition. */
    TaskMeter task(int partition);

    /** A transaction was committed, which took so long. */
    void committed(long nanos);

    void threadDied();
}
