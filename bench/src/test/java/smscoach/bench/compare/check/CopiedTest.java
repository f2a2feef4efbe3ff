package smscoach.bench.compare.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopiedTest {

    private final Copied expected = copied("a", "1", "b", "2");

    @Test
    void shouldTakeTheSameRecordsInAnyOrder() {
        assertThat(copied("b", "2", "a", "1").differenceFrom(expected)).isEmpty();
    }

    @Test
    void shouldMissALostRecord() {
        assertThat(copied("a", "1").differenceFrom(expected)).isPresent();
    }

    @Test
    void shouldNoticeARecordThatCameTwice() {
        assertThat(copied("a", "1", "b", "2", "b", "2").differenceFrom(expected))
                .isPresent();
    }

    @Test
    void shouldNoticeAnotherByte() {
        assertThat(copied("a", "1", "b", "3").differenceFrom(expected)).isPresent();
    }

    @Test
    void shouldNoticeValuesUnderEachOthersKeys() {
        assertThat(copied("a", "2", "b", "1").differenceFrom(expected)).isPresent();
    }

    private static Copied copied(String... keysAndValues) {
        Copied copied = new Copied();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            copied.add(keysAndValues[i].getBytes(UTF_8), keysAndValues[i + 1].getBytes(UTF_8));
        }
        return copied;
    }
}
