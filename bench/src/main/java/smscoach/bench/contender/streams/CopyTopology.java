package smscoach.bench.contender.streams;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import smscoach.bench.contender.Setup;

/** Passes bytes on. */
public final class CopyTopology {

    private CopyTopology() {}

    public static Topology of(Setup setup) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(List.of(setup.commands(), setup.events()), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .to(setup.outputs(), Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        return builder.build();
    }
}
