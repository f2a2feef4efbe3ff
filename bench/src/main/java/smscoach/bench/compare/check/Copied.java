package smscoach.bench.compare.check;

import java.util.Optional;

/** Records that are passed on as they are: how many, and a sum over the hashes of their bytes, in whatever order. */
public final class Copied implements Outcome {

    private static final long FIRST = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long count;
    private long sum;

    @Override
    public void add(byte[] key, byte[] value) {
        count++;
        sum += hash(hash(FIRST, key) ^ key.length, value);
    }

    @Override
    public long count() {
        return count;
    }

    /** How these records differ from those that were to be written, in words. */
    public Optional<String> differenceFrom(Copied expected) {
        return count == expected.count && sum == expected.sum
                ? Optional.empty()
                : Optional.of("wrote " + this + ", and should have written " + expected);
    }

    /** FNV-1a, then the bits mixed: a sum of hashes that differ in few bits would hide differences. */
    private static long hash(long start, byte[] bytes) {
        long hash = start;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xff)) * PRIME;
        }
        hash ^= hash >>> 32;
        return hash * 0x9e3779b97f4a7c15L;
    }

    @Override
    public String toString() {
        return count + " records, sum of their hashes " + Long.toHexString(sum);
    }
}
