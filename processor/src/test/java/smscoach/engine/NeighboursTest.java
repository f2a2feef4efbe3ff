package smscoach.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.HeaderNames;
import smscoach.reference.HistoryGenerator;

/**
 * Contact centers never touch: two random histories, whose agents, supervisors, sessions, messages, commands and events
 * have the same ids, give when they are interleaved what each gives alone.
 *
 * <p>Byte for byte but for what says where the input record was: its position, that of the event before it
 * ({@code interleaving}), and both again in dead letters.
 */
class NeighboursTest {

    private static final int RECORDS = 2_000;
    private static final Set<String> POSITIONS = Set.of(
            HeaderNames.CAUSATION_POSITION,
            HeaderNames.INTERLEAVING,
            HeaderNames.ERROR_PARTITION,
            HeaderNames.ERROR_OFFSET);

    /** An output, as far as it does not say where its cause was. */
    private record Line(String text) {}

    @ParameterizedTest(name = "{0} beside {1} on {2} partition(s)")
    @CsvSource({
        // The same history twice: every id of the one is an id of the other.
        "16, 16, 1",
        "17, 17, 2",
        "2, 2, 1",
        "4, 4, 1",
        "5, 5, 2",
        "6, 6, 1",
        "9, 9, 1",
        "12, 12, 1",
        "13, 13, 1",
        "15, 15, 1",
        "21, 21, 1",
        "22, 22, 2",
        // Two histories that share most ids, and differ in what happens.
        "0, 16, 1",
        "1, 8, 1",
        "3, 18, 2",
        "7, 19, 1",
        "10, 20, 1",
        "11, 23, 1",
        "14, 16, 2",
        "40, 41, 1",
    })
    void shouldGiveEachContactCenterWhatItGetsAlone(long one, long another, int partitions) {
        // Given
        var ones = records(one, "cc-", 0);
        var others = records(another, "dd-", partitions - 1);
        var together = interleave(ones, others, new SplittableRandom(one * 31 + another));

        // When
        var oneAlone = outputs(one, ones);
        var otherAlone = outputs(one, others);
        var both = outputs(one, together);

        // Then
        assertThat(of(ones, together, both)).isEqualTo(oneAlone);
        assertThat(of(others, together, both)).isEqualTo(otherAlone);
        assertThat(oneAlone.stream().filter(lines -> !lines.isEmpty())).hasSizeGreaterThan(RECORDS / 10);
    }

    /** The outputs of each record. */
    private static List<List<Line>> outputs(long seed, List<InputRecord> records) {
        var engine = new Engine(
                Histories.rules(HistoryGenerator.settings(seed)), new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        var all = new ArrayList<List<Line>>();
        var offset = 0;
        for (var record : records) {
            var moved = new InputRecord(
                    record.topic(),
                    record.partition(),
                    offset++,
                    record.timestamp(),
                    record.key(),
                    record.value(),
                    record.headers());
            var lines = new ArrayList<Line>();
            engine.take(moved, output -> lines.add(line(output)));
            all.add(lines);
        }
        return all;
    }

    /** The outputs of those records that belong to the contact centers of one history. */
    private static List<List<Line>> of(List<InputRecord> some, List<InputRecord> records, List<List<Line>> outputs) {
        var own = Collections.<InputRecord>newSetFromMap(new IdentityHashMap<>());
        own.addAll(some);
        return IntStream.range(0, records.size())
                .filter(i -> own.contains(records.get(i)))
                .mapToObj(outputs::get)
                .toList();
    }

    private static List<InputRecord> records(long seed, String center, int partition) {
        return HistoryGenerator.generate(seed, RECORDS).stream()
                .map(Histories::record)
                .map(record -> new InputRecord(
                        record.topic(),
                        partition,
                        record.offset(),
                        record.timestamp(),
                        renamed(record.key(), center),
                        renamed(record.value(), center),
                        record.headers()))
                .toList();
    }

    private static byte @Nullable [] renamed(byte @Nullable [] bytes, String center) {
        return bytes == null
                ? null
                : new String(bytes, ISO_8859_1).replace("cc-", center).getBytes(ISO_8859_1);
    }

    private static List<InputRecord> interleave(
            List<InputRecord> ones, List<InputRecord> others, SplittableRandom random) {
        var all = new ArrayList<InputRecord>(ones.size() + others.size());
        int one = 0;
        int other = 0;
        while (one < ones.size() || other < others.size()) {
            boolean first = other == others.size() || (one < ones.size() && random.nextBoolean());
            all.add(first ? ones.get(one++) : others.get(other++));
        }
        return all;
    }

    private static Line line(OutputRecord output) {
        var text = new StringBuilder();
        text.append(output.topic()).append(' ').append(output.timestamp());
        text.append(' ').append(text(output.key())).append(' ').append(text(output.value()));
        output.headers().stream()
                .filter(header -> !POSITIONS.contains(header.name()))
                .forEach(header ->
                        text.append(' ').append(header.name()).append('=').append(text(header.value())));
        return new Line(text.toString());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, ISO_8859_1);
    }
}
