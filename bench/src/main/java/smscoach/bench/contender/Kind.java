package smscoach.bench.contender;

import smscoach.bench.contender.limit.ContractWork;
import smscoach.bench.contender.limit.CopyWork;
import smscoach.bench.contender.limit.DecideWork;
import smscoach.bench.contender.limit.Loops;
import smscoach.bench.contender.streams.CopyTopology;
import smscoach.bench.contender.streams.StreamsRun;
import smscoach.bench.contender.streams.UsualTopology;

/** The contenders that run on this class path. */
public enum Kind {
    LOOP_COPY,
    LOOP_DECIDE,
    LOOP_CONTRACT,
    STREAMS_COPY,
    STREAMS_USUAL;

    Running start(Setup setup) {
        return switch (this) {
            case LOOP_COPY -> Loops.start(setup, CopyWork::new);
            case LOOP_DECIDE -> Loops.start(setup, DecideWork::new);
            case LOOP_CONTRACT -> Loops.start(setup, ContractWork::new);
            case STREAMS_COPY -> StreamsRun.start(setup, CopyTopology.of(setup));
            case STREAMS_USUAL -> StreamsRun.start(setup, UsualTopology.of(setup));
        };
    }
}
