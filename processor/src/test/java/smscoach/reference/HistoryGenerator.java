package smscoach.reference;

import java.util.List;
import java.util.SplittableRandom;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Settings;

/**
 * Random histories, the same for the same seed. The seed chooses a profile: most are everyday mixes of different weights,
 * some first bring the contact center to one of its limits and go on from there.
 */
public final class HistoryGenerator {
    /** How many profiles there are; seeds go through them in turn. */
    public static final int PROFILES = 24;

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private HistoryGenerator() {}

    /** The configuration for the history of this seed. */
    public static Settings settings(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + 17);
        long horizon = pick(random, 10 * MINUTE, HOUR, DAY, DAY);
        long idle = Math.max(horizon, pick(random, 10 * MINUTE, 3 * HOUR, DAY, 7 * DAY));
        List<String> features = switch (random.nextInt(8)) {
            case 0 -> List.of();
            case 1 -> List.of("f-0", "api-multimedia", "f-1");
            default -> List.of("api-multimedia");
        };
        int[] partitions = {0, 2, 3, 4};
        return new Settings(horizon, idle, features, partitions[random.nextInt(partitions.length)]);
    }

    /** A history of about this many records; a profile that needs more to reach its limit has slightly more than 1000. */
    public static List<Input> generate(long seed, int records) {
        SplittableRandom random = new SplittableRandom(seed);
        HistoryWriter writer = new HistoryWriter(random, settings(seed), start(random, settings(seed)));
        Everyday everyday = new Everyday(writer);
        Crowds crowds = new Crowds(writer, everyday);
        everyday.vary();
        switch ((int) Math.floorMod(seed, (long) PROFILES)) {
            case 0 -> everyday.faults = 3;
            case 1 -> everyday.faults = 6;
            case 2 -> everyday.jumps = 15;
            case 3 -> everyday.jumps = 40;
            case 4 -> everyday.repeats = 3;
            case 5 -> everyday.commandShare = 80;
            case 6 -> everyday.messageShare = 80;
            case 7 -> everyday.plain();
            case 8 -> everyday.hurried();
            case 9 -> crowds.fillAgent();
            case 10 -> crowds.fillSupervisor();
            case 11 -> crowds.fillSessionWithAgents();
            case 12 -> crowds.fillSessionWithSupervisors();
            case 13 -> crowds.fillEventIds();
            case 14 -> crowds.fillFeatures();
            case 15 -> crowds.abandonSessions();
            default -> {}
        }
        while (writer.inputs.size() < records) {
            everyday.step();
        }
        return writer.inputs;
    }

    /** Mostly today; files may also tell of the first and of the last days there are. */
    private static long start(SplittableRandom random, Settings settings) {
        long today = 1_795_342_531_123L + random.nextLong(DAY);
        if (settings.partitions() > 0 || random.nextInt(4) > 0) {
            return today;
        }
        List<String> days = List.of(
                "0000-01-01T00:00:01Z", "1969-12-31T23:58:59.999Z", "2024-02-28T23:59:00Z", "9999-12-31T20:00:00Z");
        return Rfc3339.instant(days.get(random.nextInt(days.size())));
    }

    private static long pick(SplittableRandom random, long... values) {
        return values[random.nextInt(values.length)];
    }
}
