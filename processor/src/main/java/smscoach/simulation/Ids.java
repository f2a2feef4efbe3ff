package smscoach.simulation;

import java.time.Instant;

/** Ids that no other run uses, since each bears a mark of the run's start and seed. */
final class Ids {

    private static final String WHISPER = "whisper-";
    private static final String NOTE = "note-";

    private final String run;
    private long sessions;
    private long events;
    private long commands;
    private long messages;

    Ids(long seed, Instant start) {
        // Mixed, so that neither the next seed nor the next millisecond gives a like mark.
        long mixed = (start.toEpochMilli() * 0x9E3779B97F4A7C15L + seed) * 0xBF58476D1CE4E5B9L;
        this.run = Long.toString(mixed >>> 28, 36);
    }

    String session() {
        return "sms-" + run + "-" + ++sessions;
    }

    String event() {
        return "e-" + run + "-" + ++events;
    }

    String command() {
        return "c-" + run + "-" + ++commands;
    }

    String message() {
        return "m-" + run + "-" + ++messages;
    }

    String whisper() {
        return WHISPER + run + "-" + ++messages;
    }

    String note() {
        return NOTE + run + "-" + ++messages;
    }

    static boolean isInternal(String messageId) {
        return messageId.startsWith(WHISPER) || messageId.startsWith(NOTE);
    }
}
