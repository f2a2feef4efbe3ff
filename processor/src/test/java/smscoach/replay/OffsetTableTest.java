package smscoach.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetTableTest {

    @Test
    void shouldKeepNumbersOfOffsetsNearAndFar() {
        // Given
        OffsetTable table = new OffsetTable();

        // When
        table.put(0, -1);
        table.put(4_095, 7);
        table.put(4_096, 8);
        table.put(1L << 40, 9);

        // Then
        assertThat(new long[] {
                    table.get(0),
                    table.get(4_095),
                    table.get(4_096),
                    table.get(1L << 40),
                    table.get(1),
                    table.get(1L << 30)
                })
                .containsExactly(-1, 7, 8, 9, OffsetTable.NONE, OffsetTable.NONE);
    }
}
