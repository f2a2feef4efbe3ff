package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.reference.HistoryGenerator;

class StoredStatesTest {

    /** What is at hand is given up every few records, and all of it with each life. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void shouldRememberWhatStatesInMemoryDo(long seed) {
        // Given
        Rules rules = Histories.rules(HistoryGenerator.settings(seed));
        Map<Integer, StoredEngine> tasks = new HashMap<>();
        Map<Integer, Engine> inMemory = new HashMap<>();
        int outputs = 0;

        // When
        for (var input : HistoryGenerator.generate(seed, 1_000)) {
            InputRecord record = Histories.record(input);
            List<OutputRecord> found = new ArrayList<>();
            List<OutputRecord> expected = new ArrayList<>();
            tasks.computeIfAbsent(record.partition(), partition -> new StoredEngine(rules, KeyPlacement.UNKNOWN))
                    .take(record, found::add);
            var unused = inMemory.computeIfAbsent(
                            record.partition(),
                            partition -> new Engine(rules, new InMemoryStates(), KeyPlacement.UNKNOWN, ""))
                    .take(record, expected::add);

            // Then
            assertThat(found)
                    .as(record.position())
                    .usingElementComparator((a, b) -> a.isIdenticalTo(b) ? 0 : 1)
                    .isEqualTo(expected);
            outputs += found.size();
        }
        assertThat(outputs).isGreaterThan(500);
    }
}
