package smscoach.bench;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** Takes outputs as a producer would, as far as bytes go: it looks at the length of each. */
final class Sink implements Consumer<OutputRecord> {

    private long bytes;

    @Override
    public void accept(OutputRecord output) {
        bytes += length(output.key()) + length(output.value());
        for (RecordHeader header : output.headers()) {
            bytes += header.name().length() + length(header.value());
        }
    }

    long bytes() {
        return bytes;
    }

    private static int length(byte @Nullable [] value) {
        return value == null ? 0 : value.length;
    }
}
