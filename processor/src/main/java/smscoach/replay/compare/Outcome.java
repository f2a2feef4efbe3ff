package smscoach.replay.compare;

/**
 * How a comparison ended.
 *
 * @param renumbered so many have another number than what was committed, for what came before; nothing else
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
        long renumbered,
        long doubtful,
        long compacted,
        long gone,
        long causesGone,
        long later) {

    /** How many differences there are, doubtful ones and other numbers among them. */
    public long differences() {
        return real() + renumbered;
    }

    /** How many differences there are that do not merely follow from another. */
    public long real() {
        return different + missing + extra + outOfOrder;
    }

    /** How many differences nothing excuses. */
    public long certain() {
        return differences() - doubtful;
    }
}
