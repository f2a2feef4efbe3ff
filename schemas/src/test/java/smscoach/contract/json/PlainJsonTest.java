package smscoach.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Examples.Example;
import smscoach.contract.json.FieldValue.OnField;

/** Whatever it reads, Jackson reads too, and the same of it. */
class PlainJsonTest {

    private static final String SALT = "{}[]\",:\\/bfnrtu0123456789-+.eE \t\n\r\f\0\u007fé汉\u2028nulltruefalse";
    private static final int SPOILED = 300;

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allValid")
    void shouldReadWhatPublishersSend(Example example) throws IOException {
        // Given
        String json = new String(example.json(), UTF_8);

        // When
        List<?> read = plain(json);

        // Then
        boolean beyondIt = json.contains("\\u") || json.matches(".*\":-?\\d.*");
        assertThat(read).isEqualTo(beyondIt ? null : byJackson(json));
    }

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allValid")
    void shouldReadNothingOfSpoiledJsonThatJacksonReadsOtherwise(Example example) throws IOException {
        Random random = new Random(example.toString().hashCode());
        for (int i = 0; i < SPOILED; i++) {
            // Given
            String json = spoiled(new String(example.json(), UTF_8), random);

            // When
            List<?> read = plain(json);

            // Then
            if (read != null) {
                assertThat(read).as(json).isEqualTo(byJackson(json));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ \"a\" : \"b\" , \"c\" : [ ] } \n",
                "{\"a\":[null,true,false,[[]],{\"b\":null,\"b\":[\"c\"]}]}",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\",\"\\\"\":\"\"}",
                "{\"é汉😀\":\"é汉😀\u2028\u007f\"}",
                "{\"a\":\"1\",\"a\":\"2\"}"
            })
    void shouldRead(String json) throws IOException {
        assertThat(plain(json)).isNotNull().isEqualTo(byJackson(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"a\"",
                "{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":\"",
                "{\"a\":\"b",
                "{\"a\":\"b\"",
                "{\"a\":\"b\",",
                "{\"a\":\"b\",}",
                "{,}",
                "{\"a\":[",
                "{\"a\":[}",
                "{\"a\":[\"b\",]}",
                "{a:\"b\"}",
                "{'a':\"b\"}",
                "{\"a\":nul}",
                "{\"a\":nullx}",
                "{\"a\":truefalse}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\",
                "{\"a\":\"\\n",
                "{}{}",
                "{} x",
                "\ufeff{}",
                "{\"a\":\"b\"\"c\":\"d\"}",
                "{\"a\" \"b\"}",
                "{\"a\":\"b\";}",
                "{\u00a0}",
                "{\"a\":1}",
                "{\"a\":\"\\u0041\"}"
            })
    void shouldLeaveToJackson(String json) throws IOException {
        assertThat(plain(json)).isNull();
    }

    @Test
    void shouldLeaveDeepNestingToJackson() throws IOException {
        // Given
        String deep = "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}";

        // When
        List<?> read = plain(deep);

        // Then
        assertThat(read).isNull();
        assertThat(byJackson(deep)).isNotEmpty();
    }

    private static String spoiled(String json, Random random) {
        StringBuilder spoiled = new StringBuilder(json);
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            int at = random.nextInt(spoiled.length());
            switch (random.nextInt(3)) {
                case 0 -> spoiled.deleteCharAt(at);
                case 1 -> spoiled.insert(at, SALT.charAt(random.nextInt(SALT.length())));
                default -> spoiled.setCharAt(at, SALT.charAt(random.nextInt(SALT.length())));
            }
        }
        return spoiled.toString();
    }

    private static @Nullable List<?> plain(String json) throws IOException {
        List<Object> fields = new ArrayList<>();
        return PlainJson.read(json, collecting(fields)) ? fields : null;
    }

    private static List<?> byJackson(String json) throws IOException {
        List<Object> fields = new ArrayList<>();
        try (JsonParser parser = StrictJson.parser(json)) {
            assertThat(parser.nextToken()).as(json).isEqualTo(JsonToken.START_OBJECT);
            new JacksonValue(parser).fields(collecting(fields));
            assertThat(parser.nextToken()).as(json).isNull();
        }
        return fields;
    }

    private static OnField collecting(List<Object> fields) {
        return (name, value) -> fields.add(Arrays.asList(name, value.take()));
    }
}
