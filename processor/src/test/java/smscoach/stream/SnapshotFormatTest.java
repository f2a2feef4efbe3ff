package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.reference.HistoryGenerator;

class SnapshotFormatTest {

    private static final int RECORDS = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19})
    void shouldGoOnFromASnapshotAsFromTheBeginning(long seed) throws IOException {
        // Given
        Rules rules = Histories.rules(HistoryGenerator.settings(seed));
        List<InputRecord> inputs = HistoryGenerator.generate(seed, RECORDS).stream()
                .map(Histories::record)
                .toList();
        int half = inputs.size() / 2;
        InMemoryStates states = new InMemoryStates();
        Engine engine = engine(rules, states);
        inputs.subList(0, half).forEach(input -> engine.take(input, output -> {}));

        // When
        byte[] file = write(new StateSnapshot(rules, List.of(), states));
        StateSnapshot read = read(file);

        // Then
        assertThat(read.rules()).isEqualTo(rules);
        assertThat(write(read)).isEqualTo(file);
        List<InputRecord> rest = inputs.subList(half, inputs.size());
        assertThat(made(engine(rules, read.states()), rest))
                .isEqualTo(made(engine, rest))
                .isNotEmpty();
    }

    @Test
    void shouldKeepWhereItStands() throws IOException {
        // Given
        List<StateSnapshot.Position> positions =
                List.of(new StateSnapshot.Position(Topic.COACH_COMMANDS, 3, 1_234_567_890_123L));

        // When
        StateSnapshot read = read(write(new StateSnapshot(Rules.AS_SHIPPED, positions, new InMemoryStates())));

        // Then
        assertThat(read.positions()).isEqualTo(positions);
    }

    @Test
    void shouldRefuseWhatIsDamagedOrNotWholeOrNoSnapshot() throws IOException {
        // Given
        InMemoryStates states = new InMemoryStates();
        Engine engine = engine(Rules.AS_SHIPPED, states);
        HistoryGenerator.generate(0, RECORDS).forEach(input -> engine.take(Histories.record(input), output -> {}));
        byte[] file = write(new StateSnapshot(Rules.AS_SHIPPED, List.of(), states));
        byte[] damaged = file.clone();
        damaged[damaged.length / 2] ^= 0x20;

        // Then
        assertThatThrownBy(() -> read(damaged)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length / 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not whole");
        assertThatThrownBy(() -> read(new byte[100]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no snapshot");
    }

    private static Engine engine(Rules rules, InMemoryStates states) {
        return new Engine(rules, states, KeyPlacement.UNKNOWN, "");
    }

    private static List<String> made(Engine engine, List<InputRecord> inputs) {
        List<OutputRecord> made = new ArrayList<>();
        inputs.forEach(input -> engine.take(input, made::add));
        return made.stream()
                .map(record -> Committed.text(record.key()) + Committed.text(record.value()) + record.headers())
                .toList();
    }

    private static byte[] write(StateSnapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotFormat.write(snapshot, bytes);
        return bytes.toByteArray();
    }

    private static StateSnapshot read(byte[] file) throws IOException {
        return SnapshotFormat.read(() -> new ByteArrayInputStream(file));
    }
}
