package smscoach.gateway.http;

import java.util.Map;
import java.util.function.LongSupplier;
import smscoach.gateway.Recent;

/** So many requests a second of each user, and twice as many at once after a rest. */
final class RateLimits {

    /** Of more users at once the one who was quiet longest is forgotten, and may begin anew. */
    private static final int MOST_USERS = 100_000;

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = Recent.byUse(MOST_USERS);

    private static final class Bucket {
        private double left;
        private long at;
    }

    RateLimits(int perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Takes one; where there is none, the seconds until there is one, rounded up. 0 for done. */
    synchronized long take(String user) {
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(user, each -> {
            Bucket full = new Bucket();
            full.left = 2 * perSecond;
            full.at = now;
            return full;
        });
        bucket.left = Math.min(2 * perSecond, bucket.left + (double) (now - bucket.at) / NANOS * perSecond);
        bucket.at = now;
        if (bucket.left >= 1) {
            bucket.left--;
            return 0;
        }
        return (long) Math.ceil((1 - bucket.left) / perSecond);
    }
}
