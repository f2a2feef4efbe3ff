package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import smscoach.contract.Topic;
import smscoach.domain.Limits;
import smscoach.domain.state.Session;

/** What a task has stored, held to the bounds of what may be remembered. */
public final class StoredRows {

    private final List<KeyValue<Bytes, byte[]>> rows;

    StoredRows(List<KeyValue<Bytes, byte[]>> rows) {
        this.rows = rows;
    }

    /**
     * Every row within its bound, and no row without an owner: an appointment for each session and each reply, a
     * participation looked up by its supervisor for each in a session, a subscription from either side.
     */
    public void shouldBeBounded() {
        long participations = 0;
        long subscriptionsOnAgents = 0;
        long subscriptionsOfSupervisors = 0;
        for (KeyValue<Bytes, byte[]> row : rows) {
            assertThat(size(row)).isLessThan(Topic.MAX_OUTPUT_BYTES);
            switch (kind(row)) {
                case 'S' -> participations += participations(StateFormats.SESSION.read(row.value));
                case 'A' -> {
                    int count = StateFormats.SUBSCRIPTIONS.read(row.value).size();
                    assertThat(count).isBetween(1, Limits.SUBSCRIPTIONS_PER_AGENT);
                    subscriptionsOnAgents += count;
                }
                case 'V' -> {
                    int count = StateFormats.IDS.read(row.value).size();
                    assertThat(count).isBetween(1, Limits.SUBSCRIPTIONS_PER_SUPERVISOR);
                    subscriptionsOfSupervisors += count;
                }
                case 'F' -> assertThat(StateFormats.FEATURES.read(row.value)).hasSizeLessThanOrEqualTo(Limits.FEATURES);
                default -> {}
            }
        }
        assertThat(subscriptionsOnAgents).isEqualTo(subscriptionsOfSupervisors);
        assertThat(count('J')).as("participations by supervisor").isEqualTo(participations);
        assertThat(count('T')).as("appointments").isEqualTo(count('S') + count('R'));
    }

    private static long participations(Session session) {
        assertThat(session.eventIds()).hasSizeLessThanOrEqualTo(Limits.REMEMBERED_EVENT_IDS);
        if (!(session instanceof Session.Live live)) {
            return 0;
        }
        assertThat(live.agents()).hasSizeLessThanOrEqualTo(Limits.AGENTS_PER_SESSION);
        assertThat(live.supervisors()).hasSizeLessThanOrEqualTo(Limits.SUPERVISORS_PER_SESSION);
        return live.supervisors().size();
    }

    /** How many rows of a kind there are, by the first letter of their keys. */
    public long count(char kind) {
        return rows.stream().filter(row -> kind(row) == kind).count();
    }

    /** The bytes of the largest record of a kind as a record of the changelog, with its batch. */
    int largest(char kind) {
        return rows.stream()
                .filter(row -> kind(row) == kind)
                .mapToInt(StoredRows::size)
                .max()
                .orElse(0);
    }

    private static int size(KeyValue<Bytes, byte[]> row) {
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                Compression.NONE.type(),
                row.key.get(),
                row.value,
                Record.EMPTY_HEADERS);
    }

    public long bytes() {
        return rows.stream()
                .mapToLong(row -> row.key.get().length + row.value.length)
                .sum();
    }

    /** All that have a clock. */
    public Set<String> contactCenters() {
        Set<String> centers = new TreeSet<>();
        for (KeyValue<Bytes, byte[]> row : rows) {
            if (kind(row) == 'C') {
                String key = new String(row.key.get(), StandardCharsets.US_ASCII);
                centers.add(key.substring(1, key.length() - 1));
            }
        }
        return centers;
    }

    private static char kind(KeyValue<Bytes, byte[]> row) {
        return (char) row.key.get()[0];
    }
}
