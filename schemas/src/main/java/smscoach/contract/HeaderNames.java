package smscoach.contract;

/** The names of the headers that outputs carry. */
public final class HeaderNames {

    public static final String CAUSATION_POSITION = "causation-position";
    public static final String INTERLEAVING = "interleaving";

    public static final String CE_SPECVERSION = "ce_specversion";
    public static final String CE_ID = "ce_id";
    public static final String CE_SOURCE = "ce_source";
    public static final String CE_TYPE = "ce_type";
    public static final String CE_TIME = "ce_time";
    public static final String CONTENT_TYPE = "content-type";

    public static final String TRACEPARENT = "traceparent";
    public static final String TRACESTATE = "tracestate";
    public static final String BAGGAGE = "baggage";

    /** On the tombstone of a subscription: why it ended. */
    public static final String REASON = "coach.reason";

    public static final String ERROR_TOPIC = "__streams.errors.topic";
    public static final String ERROR_PARTITION = "__streams.errors.partition";
    public static final String ERROR_OFFSET = "__streams.errors.offset";
    public static final String ERROR_MESSAGE = "__streams.errors.message";
    public static final String ERROR_CODE = "coach.error.code";
    /** What had to be left out of a dead letter that is larger than its topic holds. */
    public static final String ERROR_LEFT_OUT = "coach.error.left-out";

    private HeaderNames() {}
}
