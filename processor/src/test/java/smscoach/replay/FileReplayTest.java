package smscoach.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import smscoach.domain.Rules;

class FileReplayTest {

    @Test
    void shouldMakeADeadLetterOfAPayloadThatIsNoUtf8() throws Exception {
        // Given
        String line =
                "{\"topic\":\"sms-session-events\",\"key\":\"cc-1\",\"payload\":\"{\\\"eventId\\\":\\\"\u00ff\\\"}\"}";

        // When
        String replayed = replay(line.getBytes(StandardCharsets.ISO_8859_1));

        // Then
        assertThat(replayed).contains("\"coach.error.code\",\"MALFORMED\"", "not UTF-8");
    }

    @Test
    void shouldPassOnUnchangedWhatIsNoUtf8() throws Exception {
        // Given
        String line = "{\"topic\":\"sms-session-events\",\"key\":\"\\ud800\",\"payload\":\"a\\udfffb\"}";

        // When
        String replayed = replay(line.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(replayed)
                .contains("\"base64\":{\"key\":\"" + base64(0xED, 0xA0, 0x80) + "\",\"payload\":\""
                        + base64('a', 0xED, 0xBF, 0xBF, 'b') + "\"}");
    }

    @Test
    void shouldNameTheLineThatIsNoRecord() {
        // Given
        String lines = "{\"topic\":\"sms-session-events\",\"key\":\"cc-1\",\"payload\":null}\n\n{\"topic\":7}\n";

        // Then
        assertThatThrownBy(() -> replay(lines.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadLineException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("topic");
    }

    @Test
    void shouldCountOffsetsFromZeroPerTopicWhereTheyAreNotGiven() throws Exception {
        // Given
        String line = "{\"topic\":\"sms-session-events\",\"key\":\"cc-1\",\"payload\":null}\n";

        // When
        String replayed = replay((line + line).getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(replayed).contains("sms-session-events-0@0", "sms-session-events-0@1");
    }

    private static String base64(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return Base64.getEncoder().encodeToString(all);
    }

    private static String replay(byte[] lines) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FileReplay(Rules.AS_SHIPPED, "").replay(new ByteArrayInputStream(lines), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
