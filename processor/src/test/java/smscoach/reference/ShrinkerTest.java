package smscoach.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;

class ShrinkerTest {
    @Test
    void shouldKeepOnlyTheRecordsThatMakeItFail() {
        // Given
        List<Input> history = IntStream.range(0, 1000).mapToObj(i -> record(i)).toList();
        AtomicInteger tries = new AtomicInteger();
        Predicate<List<Input>> stillFails = candidate -> {
            tries.incrementAndGet();
            return offsets(candidate).containsAll(List.of(3L, 500L, 501L, 998L));
        };

        // When
        List<Input> smallest = Shrinker.shrink(history, stillFails);

        // Then
        assertThat(offsets(smallest)).containsExactly(3L, 500L, 501L, 998L);
        assertThat(tries.get()).isLessThan(300);
    }

    @Test
    void shouldReachALocalMinimumWhereRecordsDependOnEachOther() {
        // Given
        List<Input> history = IntStream.range(0, 101).mapToObj(i -> record(i)).toList();
        Predicate<List<Input>> stillFails = candidate -> candidate.size() % 2 == 1 && candidate.size() >= 3;

        // When
        List<Input> smallest = Shrinker.shrink(history, stillFails);

        // Then
        assertThat(stillFails.test(smallest)).isTrue();
        assertThat(IntStream.range(0, smallest.size()))
                .noneMatch(i -> stillFails.test(IntStream.range(0, smallest.size())
                        .filter(j -> j != i)
                        .mapToObj(smallest::get)
                        .toList()));
    }

    @Test
    void shouldRefuseAHistoryThatDoesNotFail() {
        // Given
        List<Input> history = List.of(record(0));

        // When, Then
        assertThatThrownBy(() -> Shrinker.shrink(history, candidate -> false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldPrintOneReadableLineARecord() {
        // Given
        byte[] spoilt = {'{', (byte) 0xC0, (byte) 0x80, '"', (byte) 0xC3, (byte) 0xA9, '\n', (byte) 0xED, (byte) 0xA0};
        Input text = new Input(
                "coach-commands",
                2,
                17,
                5,
                bytes("cc-1"),
                bytes("{\"a\":\"😀\"}"),
                List.of(new Header("traceparent", bytes("00")), new Header("x", null)));
        Input bytes = new Input("sms-session-events", 0, 1, -1, null, spoilt, List.of());

        // When
        String printed = Shrinker.print(List.of(text, bytes));

        // Then
        assertThat(printed.lines())
                .containsExactly(
                        "{\"topic\":\"coach-commands\",\"partition\":2,\"offset\":17,\"tstype\":\"logappend\",\"ts\":5,"
                                + "\"headers\":[\"traceparent\",\"00\",\"x\",null],\"key\":\"cc-1\","
                                + "\"payload\":\"{\\\"a\\\":\\\"😀\\\"}\"}",
                        "{\"topic\":\"sms-session-events\",\"partition\":0,\"offset\":1,\"tstype\":\"unknown\",\"ts\":-1,"
                                + "\"headers\":[],\"key\":null,"
                                + "\"payload\":\"{\\\\xC0\\\\x80\\\"é\\n\\\\xED\\\\xA0\"}");
        assertThat(Shrinker.print(List.of(RecordLines.parse(RecordLines.print(text)))))
                .isEqualTo(Shrinker.print(List.of(text)));
    }

    private static List<Long> offsets(List<Input> history) {
        return history.stream().map(Input::offset).toList();
    }

    private static Input record(int offset) {
        return new Input("sms-session-events", 0, offset, 0, null, null, List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
