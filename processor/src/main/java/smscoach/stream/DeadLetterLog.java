package smscoach.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import smscoach.contract.Bounds;
import smscoach.contract.DeadLetterCode;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;

/** A line for each dead letter, but no more than a few of each code in a minute: a publisher may send nothing else. */
final class DeadLetterLog {

    static final int PER_MINUTE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterLog.class);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private static final class Minute {
        private long began;
        private int told;
        private long untold;
    }

    private final LongSupplier nanos;
    private final Map<DeadLetterCode, Minute> minutes = new EnumMap<>(DeadLetterCode.class);

    DeadLetterLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Tells of the outcome, where it is a dead letter. */
    void tell(InputRecord record, Outcome outcome) {
        if (outcome instanceof Outcome.DeadLettered letter) {
            tell(record, letter.code());
        }
    }

    private synchronized void tell(InputRecord record, DeadLetterCode code) {
        Minute minute = minutes.computeIfAbsent(code, first -> new Minute());
        long now = nanos.getAsLong();
        if (minute.told == 0 || now - minute.began >= MINUTE) {
            minute.began = now;
            minute.told = 0;
        }
        if (minute.told >= PER_MINUTE) {
            minute.untold++;
            return;
        }
        minute.told++;
        String position = record.position();
        LoggingEventBuilder line = LOG.atInfo().addKeyValue("code", code).addKeyValue("position", position);
        String contactCenter = contactCenter(record);
        if (contactCenter != null) {
            line = line.addKeyValue("contactCenterId", contactCenter);
        }
        if (minute.untold > 0) {
            line.log("Dead letter {} at {}, and {} more since the last one told", code, position, minute.untold);
            minute.untold = 0;
        } else {
            line.log("Dead letter {} at {}", code, position);
        }
    }

    /** The key, where it can be a contact center's id: it may be anything. */
    private static @Nullable String contactCenter(InputRecord record) {
        byte[] key = record.key();
        if (key == null || key.length > Bounds.MAX_ID) {
            return null;
        }
        String text = new String(key, StandardCharsets.UTF_8);
        return Bounds.idProblem(text) == null ? text : null;
    }
}
