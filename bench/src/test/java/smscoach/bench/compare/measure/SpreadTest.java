package smscoach.bench.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void shouldTakeTheMiddleOfAnOddNumber() {
        // When
        Spread spread = Spread.of(List.of(9.0, 1.0, 2.0));

        // Then
        assertThat(spread).isEqualTo(new Spread(2, 1, 9));
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        // When
        Spread spread = Spread.of(List.of(4.0, 1.0, 2.0, 100.0));

        // Then
        assertThat(spread).isEqualTo(new Spread(3, 1, 100));
    }

    @Test
    void shouldRefuseNothing() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
