package smscoach.replay;

import smscoach.engine.OutputRecord;

/** An output record as a consumer of committed records received it. */
public record Received(int partition, long offset, OutputRecord record) {

    /** Where it was, for people. */
    public String position() {
        return record.topic().defaultName() + "-" + partition + "@" + offset;
    }
}
