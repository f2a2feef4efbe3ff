package smscoach.replay.compare;

/**
 * How a comparison ended.
 *
 * @param doubtful how many of the differences lie where the state, or the order, is not known
 * @param compacted not found, as compaction may have removed them
 * @param gone not found, as retention has removed what was before the first record that was
 * @param causesGone committed records whose causes are gone, or came before the beginning
 * @param later committed records whose causes are not compared yet
 */
public record Outcome(
        long identical,
        long different,
        long missing,
        long extra,
        long outOfOrder,
        long doubtful,
        long compacted,
        long gone,
        long causesGone,
        long later) {

    /** How many differences there are, doubtful ones among them. */
    public long differences() {
        return different + missing + extra + outOfOrder;
    }

    /** How many differences nothing excuses. */
    public long certain() {
        return differences() - doubtful;
    }
}
