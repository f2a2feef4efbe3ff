package smscoach.domain;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import smscoach.contract.Bounds;

/**
 * The configuration that decisions depend on. The same records in the same order under the same rules give the same
 * outputs (T6).
 *
 * @param horizon H: how far back a record may lie (T1), and how long replies and ended sessions are remembered (T3)
 * @param idleLimit how long a live session may be without activity (T4)
 * @param defaultFeatures the features of a contact center that never set its own
 */
public record Rules(Duration horizon, Duration idleLimit, Set<String> defaultFeatures) {

    public static final String MULTIMEDIA = "api-multimedia";
    public static final Duration LEAST_HORIZON = Duration.ofMinutes(10);
    public static final Rules AS_SHIPPED = new Rules(Duration.ofHours(24), Duration.ofDays(7), Set.of(MULTIMEDIA));

    public Rules {
        // T5: else an ended session could be forgotten before a record of it is too old to act.
        if (horizon.compareTo(LEAST_HORIZON) < 0 || horizon.compareTo(idleLimit) > 0) {
            throw new IllegalArgumentException("horizon (" + horizon + ") must be at least 10 minutes, and not more"
                    + " than idle-limit (" + idleLimit + ")");
        }
        if (defaultFeatures.size() > Limits.FEATURES) {
            throw new IllegalArgumentException(
                    "default-features has " + defaultFeatures.size() + ", and 64 are the most (L5)");
        }
        for (String feature : new TreeSet<>(defaultFeatures)) {
            if (Bounds.nameProblem(feature) != null) {
                throw new IllegalArgumentException("default-features: one " + Bounds.nameProblem(feature) + " (L6)");
            }
        }
        defaultFeatures = Set.copyOf(new TreeSet<>(defaultFeatures));
    }

    public long horizonMillis() {
        return horizon.toMillis();
    }

    public long idleMillis() {
        return idleLimit.toMillis();
    }
}
