package smscoach.domain;

/** The bounds of what is remembered. Those of single values are the contract's. */
public final class Limits {

    /** L1. */
    public static final int SUBSCRIPTIONS_PER_AGENT = 100;
    /** L2. */
    public static final int SUBSCRIPTIONS_PER_SUPERVISOR = 1_000;
    /** L3. */
    public static final int AGENTS_PER_SESSION = 100;
    /** L4. */
    public static final int SUPERVISORS_PER_SESSION = 100;
    /** L5. */
    public static final int FEATURES = 64;
    /** S9. */
    public static final int REMEMBERED_EVENT_IDS = 256;
    /** T4: sessions that one record may end. */
    public static final int EXPIRED_PER_RECORD = 1_000;
    /** T2: how far a record's time may be ahead of its Kafka timestamp. */
    public static final long FUTURE_MILLIS = 5 * 60_000L;
    /** T4: a message counts as activity when the last one lies further back than this. */
    public static final long MESSAGE_ACTIVITY_MILLIS = 60 * 60_000L;
    /**
     * What is past remembering is deleted a little at a time, so that no record pays for a quiet weekend. Nothing
     * depends on it: whether something is still remembered is a question of time alone.
     */
    public static final int FORGOTTEN_PER_RECORD = 32;

    private Limits() {}
}
