package smscoach.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as the contract means it: RFC 8259 to the letter, UTF-8 and nothing else, at most 64 levels deep, of a repeated
 * name the last counts. Jackson is told so here, and given text that was decoded before.
 */
final class StrictJson {

    static final int MAX_DEPTH = 64;

    static final JsonFactory FACTORY = JsonFactory.builder()
            // Jackson keeps the names of all values in one table, and takes names that collide there for an attack:
            // then what a value is would depend on the values before it.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private StrictJson() {}

    static JsonParser parser(String json) throws IOException {
        return FACTORY.createParser(OddNames.readable(json));
    }

    /**
     * The value's text, if it is UTF-8. Jackson itself would guess another charset, and let pass what is no UTF-8.
     */
    static String decoded(byte[] json) throws CharacterCodingException {
        // A decoder made anew reports what it can't read; new String would replace it.
        return isAscii(json)
                ? new String(json, StandardCharsets.ISO_8859_1)
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(json))
                        .toString();
    }

    private static boolean isAscii(byte[] bytes) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        while (words.remaining() >= Long.BYTES) {
            if ((words.getLong() & 0x8080808080808080L) != 0) {
                return false;
            }
        }
        while (words.hasRemaining()) {
            if (words.get() < 0) {
                return false;
            }
        }
        return true;
    }
}
