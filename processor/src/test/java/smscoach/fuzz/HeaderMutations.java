package smscoach.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;

/** Headers without value, twice, under names that are ours, huge, and no text. */
final class HeaderMutations {

    private static final List<String> NAMES = List.of(
            HeaderNames.TRACEPARENT,
            HeaderNames.TRACEPARENT,
            HeaderNames.TRACESTATE,
            HeaderNames.BAGGAGE,
            HeaderNames.CAUSATION_POSITION,
            HeaderNames.INTERLEAVING,
            HeaderNames.CE_ID,
            HeaderNames.CE_TYPE,
            HeaderNames.CONTENT_TYPE,
            HeaderNames.REASON,
            HeaderNames.ERROR_TOPIC,
            HeaderNames.ERROR_OFFSET,
            HeaderNames.ERROR_MESSAGE,
            HeaderNames.ERROR_CODE,
            HeaderNames.ERROR_LEFT_OUT,
            "TraceParent",
            "",
            "😀",
            "x");

    private HeaderMutations() {}

    static Input mutate(Input record, Dice dice) {
        List<Header> headers = new ArrayList<>(record.headers());
        int more = dice.oneIn(200) ? 1_000 : 1 + dice.upTo(4);
        for (int i = 0; i < more; i++) {
            headers.add(new Header(dice.any(NAMES), value(more > 4 ? 4 : 20, dice)));
        }
        if (dice.oneIn(4)) {
            headers.add(headers.get(dice.upTo(headers.size())));
        }
        return Parts.withHeaders(record, headers);
    }

    private static byte @Nullable [] value(int kinds, Dice dice) {
        return switch (dice.upTo(kinds)) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> dice.bytes(dice.upTo(60));
            case 3 -> new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
            case 4 -> "t".repeat(8 * 1024 + dice.upTo(3) - 1).getBytes(StandardCharsets.UTF_8);
            case 5 -> dice.oneIn(200) ? new byte[300_000 + dice.upTo(900_000)] : new byte[dice.upTo(200)];
            default -> "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(StandardCharsets.UTF_8);
        };
    }
}
