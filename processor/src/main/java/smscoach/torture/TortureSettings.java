package smscoach.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.torture.fault.FaultKind;

/**
 * What a torture run is made of.
 *
 * @param seed of the publisher's records and of the faults
 * @param atMost after which no more faults come; null for no bound
 * @param faults after so many no more come; null for no bound
 * @param kinds to choose from
 * @param warmUp the longest to wait before the first fault, for young processes to become quick
 * @param rate records published in a second
 * @param program the command that runs a processor instance; servers, prefix and folders are added to it
 * @param before the program to begin with, if the run is to upgrade from another; null otherwise
 * @param folder for state, logs and health files
 */
public record TortureSettings(
        long seed,
        @Nullable Duration atMost,
        @Nullable Integer faults,
        Set<FaultKind> kinds,
        Duration warmUp,
        double rate,
        int instances,
        int partitions,
        String groupProtocol,
        List<String> program,
        @Nullable List<String> before,
        Path folder) {

    public TortureSettings {
        require(atMost == null || atMost.isPositive(), "minutes", "must be above 0");
        require(faults == null || faults >= 1, "faults", "must be at least 1");
        require(rate >= 10 && rate <= 5_000, "rate", "must be between 10 and 5000");
        require(instances >= 2 && instances <= 8, "instances", "must be between 2 and 8: others must take over");
        require(partitions >= 1 && partitions <= 64, "partitions", "must be between 1 and 64");
        require(
                groupProtocol.equals("classic") || groupProtocol.equals("streams"),
                "group-protocol",
                "must be classic or streams");
        require(!kinds.isEmpty(), "kinds", "none is left");
        kinds = Set.copyOf(kinds);
        program = List.copyOf(program);
    }

    private static void require(boolean holds, String key, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + problem);
        }
    }
}
