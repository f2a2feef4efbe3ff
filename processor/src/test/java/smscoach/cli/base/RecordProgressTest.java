package smscoach.cli.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordProgressTest {

    @Test
    void shouldTellHowFarItIsHowFastAndHowLongItWillTake() {
        // When
        String line = RecordProgress.line("read", 1_000, 4_000, 2);

        // Then
        assertThat(line).isEqualTo("[#######                       ] read 1,000 of 4,000 records, 500/s, 6 s left");
    }

    @Test
    void shouldTellNoTimeBeforeThereIsARate() {
        // When
        String line = RecordProgress.line("read", 0, 0, 0);

        // Then
        assertThat(line).isEqualTo("[                              ] read 0 of 0 records, 0/s, ");
    }
}
