package smscoach.bench.compare.check;

/** What a contender's outputs are held against, and what they are gathered in. */
public sealed interface Outcome permits Copied, Story {

    void add(byte[] key, byte[] value);

    /** How many records it has. */
    long count();
}
