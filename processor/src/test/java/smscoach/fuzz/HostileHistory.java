package smscoach.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import smscoach.contract.json.ContractJson;
import smscoach.reference.HistoryGenerator;
import smscoach.reference.NaiveCoach;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Settings;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;

/**
 * A history in which many records are spoilt, at one level or at several: of the random histories, of the simulation,
 * or of the contract's examples. The same for the same seed.
 */
public final class HostileHistory {

    private static final List<Path> EXAMPLES = examples();

    private final Settings settings;
    private final Dice dice;

    /** Every other turn through the profiles only one record in twenty is spoilt, so that limits are reached. */
    private final boolean gentle;

    private final List<Input> records = new ArrayList<>();
    private final Map<Level, Integer> mutations = new EnumMap<>(Level.class);
    private final Map<String, Long> nextOffsets = new HashMap<>();

    private HostileHistory(long seed) {
        this.settings = settings(seed);
        this.dice = new Dice(seed * 7_919 + 13);
        this.gentle = seed / HistoryGenerator.PROFILES % 2 == 1;
    }

    public static Settings settings(long seed) {
        return HistoryGenerator.settings(seed);
    }

    /** At least so many records, and not many more. */
    public static HostileHistory of(long seed, int count) {
        HostileHistory history = new HostileHistory(seed);
        List<Input> sound = history.sound(seed, count);
        for (Input record : sound) {
            history.add(record, sound);
        }
        return history;
    }

    public List<Input> records() {
        return records;
    }

    /** How often each level was hit. */
    public Map<Level, Integer> mutations() {
        return mutations;
    }

    private List<Input> sound(long seed, int count) {
        return seed % 5 == 4 ? simulated(seed, count) : HistoryGenerator.generate(seed, count);
    }

    private static List<Input> simulated(long seed, int count) {
        List<Input> inputs = new ArrayList<>();
        for (Publication publication : ContactCenterSimulation.generate(seed, count)) {
            inputs.add(new Input(
                    publication.topic().defaultName(),
                    0,
                    0,
                    publication.at().toEpochMilli(),
                    publication.contactCenterId().getBytes(StandardCharsets.UTF_8),
                    ContractJson.write(publication.message()),
                    List.of()));
        }
        return inputs;
    }

    private void add(Input record, List<Input> sound) {
        switch (gentle && !dice.oneIn(10) ? 0 : dice.upTo(10)) {
            case 0, 1, 2, 3, 4 -> append(record);
            case 5, 6 -> append(spoilt(record));
            case 7 -> {
                append(record);
                append(spoilt(record));
            }
            case 8 -> {
                append(spoilt(record));
                append(record);
            }
            default -> append(spoilt(dice.oneIn(4) ? example(record) : dice.any(sound)));
        }
    }

    private Input example(Input like) {
        try {
            Path file = dice.any(EXAMPLES);
            boolean command = file.toString().contains("coach-command");
            return new Input(
                    command ? NaiveCoach.COMMANDS : NaiveCoach.EVENTS,
                    like.partition(),
                    0,
                    like.timestamp(),
                    "cc-1".getBytes(StandardCharsets.UTF_8),
                    Files.readAllBytes(file),
                    like.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Input spoilt(Input record) {
        Input spoilt = record;
        do {
            Level level = dice.any(Level.values());
            spoilt = level.mutate(spoilt, dice);
            mutations.merge(level, 1, Integer::sum);
        } while (dice.oneIn(2));
        return spoilt;
    }

    /** As a publisher would place it, now and then on a partition that is not its key's. */
    private void append(Input record) {
        byte[] key = record.key();
        int partition = key == null ? 0 : placed(key);
        if (settings.partitions() > 0 && dice.oneIn(50)) {
            partition = dice.upTo(settings.partitions());
        }
        long offset = nextOffsets.getOrDefault(record.topic() + partition, 0L);
        nextOffsets.put(record.topic() + partition, offset + (dice.oneIn(20) ? 3 : 1));
        records.add(Parts.at(record, partition, offset));
    }

    /** Where the count is unknown, each key is on one of two. */
    private int placed(byte[] key) {
        int hash = Utils.toPositive(Utils.murmur2(key));
        return settings.partitions() == 0 ? hash / 7 % 2 : hash % settings.partitions();
    }

    private static List<Path> examples() {
        Path folder = Path.of(System.getProperty("coach.home", ".."), "schemas", "examples");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.toString().contains("coach-command")
                            || file.toString().contains("sms-session-event"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
