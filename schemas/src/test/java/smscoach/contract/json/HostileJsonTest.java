package smscoach.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.SmsSessionEvent;

/** Values that are allowed but made to do harm: they are read as any other, in the same time. */
class HostileJsonTest {

    @ParameterizedTest
    @ValueSource(ints = {1_000, 50_000})
    @Timeout(20)
    void shouldReadNamesThatCollideInAHashTable(int names) {
        // Given names of the same four letter words in any order, which Jackson gives the same hash
        List<String> permutations = new ArrayList<>();
        permute("0123456789".toCharArray(), 0, names, permutations);
        StringBuilder fields = new StringBuilder();
        permutations.forEach(
                name -> fields.append(",\"abcdefghijkl").append(name).append("\":1"));

        // Then however often
        for (int i = 0; i < 2; i++) {
            assertThatNoException().isThrownBy(() -> read(fields.toString()));
        }
    }

    private static void permute(char[] digits, int from, int limit, List<String> into) {
        if (into.size() == limit) {
            return;
        }
        if (from == digits.length) {
            StringBuilder name = new StringBuilder();
            for (char digit : digits) {
                name.append("wxy").append(digit);
            }
            into.add(name.toString());
            return;
        }
        for (int i = from; i < digits.length; i++) {
            swap(digits, from, i);
            permute(digits, from + 1, limit, into);
            swap(digits, from, i);
        }
    }

    private static void swap(char[] digits, int one, int other) {
        char digit = digits[one];
        digits[one] = digits[other];
        digits[other] = digit;
    }

    @Test
    @Timeout(20)
    void shouldReadNumbersStringsAndNamesOfAnyLength() {
        String long1 = "1".repeat(2_000_000);

        read(",\"x\":" + long1);
        read(",\"x\":-0." + long1 + "e" + long1);
        read(",\"x\":\"" + long1 + "\"");
        read(",\"" + long1 + "\":1");
        read(",\"x\":[" + "1,".repeat(1_000_000) + "1]");
    }

    private static void read(String more) {
        String event = """
                {"eventId":"e-1","contactCenterId":"cc-1","smssessionId":"s-1","type":"SessionCompleted",\
                "occurredAt":"2026-11-22T10:15:30.123Z"%s}""".formatted(more);
        ContractJson.read(SmsSessionEvent.class, event.getBytes(UTF_8));
    }
}
