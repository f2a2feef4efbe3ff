package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.reference.HistoryGenerator;

class StoredCountsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldFollowWhatIsStored(long seed) {
        // Given
        StoredEngine engine = new StoredEngine(Histories.rules(HistoryGenerator.settings(seed)), KeyPlacement.UNKNOWN);
        long mostSessions = 0;
        long mostSubscriptions = 0;

        // When
        for (var input : HistoryGenerator.generate(seed, 400)) {
            InputRecord record = Histories.record(input);
            engine.take(record, output -> {});

            // Then
            StoredCounts found = engine.counts();
            StoredCounts anew = engine.counted();
            assertThat(found.liveSessions()).as(record.position()).isEqualTo(anew.liveSessions());
            assertThat(found.subscriptions()).as(record.position()).isEqualTo(anew.subscriptions());
            mostSessions = Math.max(mostSessions, found.liveSessions());
            mostSubscriptions = Math.max(mostSubscriptions, found.subscriptions());
        }
        assertThat(mostSessions).isPositive();
        assertThat(mostSubscriptions).isPositive();
    }
}
