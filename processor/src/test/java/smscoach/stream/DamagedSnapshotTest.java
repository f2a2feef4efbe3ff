package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InMemoryStates;
import smscoach.engine.KeyPlacement;
import smscoach.reference.HistoryGenerator;

/** A snapshot that is not what was written: it is refused with a reason, whatever is wrong with it and wherever. */
class DamagedSnapshotTest {

    private static final int RECORDS = 200;
    private static final int DAMAGES = 200;

    /** Numbers that ask for much: as four bytes, and seven bits a byte. */
    private static final List<byte[]> GREEDY = List.of(
            new byte[] {0x7F, -1, -1, -1},
            new byte[] {-1, -1, -1, -1},
            new byte[] {0x7F, -1, -1, -9},
            new byte[] {-1, -1, -1, -1, 7},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1});

    private static byte[] file;
    private static byte[] content;

    @BeforeAll
    static void write() throws IOException {
        InMemoryStates states = new InMemoryStates();
        Engine engine = new Engine(Rules.AS_SHIPPED, states, KeyPlacement.UNKNOWN, "");
        HistoryGenerator.generate(0, RECORDS).forEach(input -> engine.take(Histories.record(input), output -> {}));
        List<StateSnapshot.Position> positions = List.of(new StateSnapshot.Position(Topic.COACH_COMMANDS, 3, 4_711));
        file = write(new StateSnapshot(Rules.AS_SHIPPED, positions, states));
        content = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
        assertThat(states.contactCenters()).isNotEmpty();
    }

    @RepeatedTest(5)
    void shouldRefuseAFileWithAFlippedBitAnywhere(RepetitionInfo seed) throws IOException {
        Random random = new Random(seed.getCurrentRepetition());
        for (int i = 0; i < DAMAGES; i++) {
            // Given
            byte[] damaged = file.clone();
            int at = i < 20 ? i : random.nextInt(file.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));

            // When
            StateSnapshot read = readOrRefuse(damaged);

            // Then: of gzip's own header, some bits mean nothing
            assertThat(read == null || (at < 10 && Arrays.equals(write(read), file)))
                    .as("byte %d", at)
                    .isTrue();
        }
    }

    @RepeatedTest(5)
    void shouldRefuseAFileThatEndsAnywhere(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        for (int i = 0; i < DAMAGES; i++) {
            // Given
            int length = i < 20 ? i : file.length - 1 - (i < 40 ? i - 20 : random.nextInt(file.length));

            // When
            StateSnapshot read = readOrRefuse(Arrays.copyOf(file, Math.max(0, length)));

            // Then
            assertThat(read).as("%d bytes", length).isNull();
        }
    }

    @RepeatedTest(5)
    void shouldRefuseContentThatIsNotWhatItsChecksumSays(RepetitionInfo seed) throws IOException {
        Random random = new Random(seed.getCurrentRepetition());
        for (int i = 0; i < DAMAGES; i++) {
            // Given
            byte[] damaged = damaged(content, i, random);

            // When
            StateSnapshot read = readOrRefuse(zipped(damaged));

            // Then
            assertThat(read == null).isEqualTo(!Arrays.equals(damaged, content));
        }
    }

    /** Nobody's damage, but somebody's file: it may be read or refused, yet never asks for memory or ends as a bug. */
    @RepeatedTest(5)
    void shouldBelieveNoLengthThatIsMoreThanWhatIsLeftEvenUnderARightChecksum(RepetitionInfo seed) throws IOException {
        Random random = new Random(seed.getCurrentRepetition());
        int refused = 0;
        for (int i = 0; i < DAMAGES; i++) {
            // Given
            byte[] damaged = damaged(content, i, random);
            CRC32 sum = new CRC32();
            sum.update(damaged, 0, damaged.length - Long.BYTES);
            ByteBuffer.wrap(damaged).putLong(damaged.length - Long.BYTES, sum.getValue());

            // When
            refused += readOrRefuse(zipped(damaged)) == null ? 1 : 0;
        }

        // Then
        assertThat(refused).isPositive();
    }

    @Test
    void shouldRefuseWhatFollowsTheEnd() throws IOException {
        // When
        StateSnapshot read = readOrRefuse(zipped(Arrays.copyOf(content, content.length + 1)));

        // Then
        assertThat(read).isNull();
    }

    private static byte[] damaged(byte[] content, int i, Random random) {
        byte[] damaged = content.clone();
        int at = i < 60 ? i : random.nextInt(content.length);
        if (i % 2 == 0) {
            damaged[at] ^= (byte) (1 << random.nextInt(8));
        } else {
            byte[] greedy = GREEDY.get(random.nextInt(GREEDY.size()));
            int from = Math.min(at, content.length - greedy.length);
            System.arraycopy(greedy, 0, damaged, from, greedy.length);
        }
        return damaged;
    }

    /** Null where it is refused with a reason. */
    private static @Nullable StateSnapshot readOrRefuse(byte[] file) {
        try {
            return SnapshotFormat.read(() -> new ByteArrayInputStream(file));
        } catch (IOException e) {
            assertThat(e.getMessage()).containsAnyOf("it is ", "it has version ", "a newer build ");
            return null;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new AssertionError("No clean refusal", e);
        }
    }

    private static byte[] zipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] write(StateSnapshot snapshot) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotFormat.write(snapshot, bytes);
        return bytes.toByteArray();
    }
}
