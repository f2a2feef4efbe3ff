package smscoach.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A number for each of many offsets, most of them neighbours: eight bytes each, in pages, so that an offset far away
 * costs one page and not all before it.
 */
final class OffsetTable {

    static final long NONE = Long.MIN_VALUE;

    private static final int BITS = 12;
    private static final int MASK = (1 << BITS) - 1;

    private final Map<Long, long[]> pages = new HashMap<>();

    void put(long offset, long value) {
        pages.computeIfAbsent(offset >> BITS, page -> {
            long[] empty = new long[MASK + 1];
            Arrays.fill(empty, NONE);
            return empty;
        })[(int) (offset & MASK)] = value;
    }

    /** What was put there, or {@link #NONE}. */
    long get(long offset) {
        long[] page = pages.get(offset >> BITS);
        return page == null ? NONE : page[(int) (offset & MASK)];
    }
}
