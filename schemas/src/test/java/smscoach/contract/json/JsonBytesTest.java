package smscoach.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.ContractMessage;
import smscoach.contract.Examples.Example;
import smscoach.contract.Timestamps;

/** What is written by hand are the bytes that Jackson's data binding writes of the same records. */
class JsonBytesTest {

    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new SimpleModule().addSerializer(new Times()))
            .build();

    @ParameterizedTest
    @MethodSource("smscoach.contract.Examples#allValid")
    void shouldWriteEveryFieldOfAMessageInTheOrderOfItsRecord(Example example) throws JsonProcessingException {
        // Given
        ContractMessage message = ContractJson.read(ExamplesCodecTest.type(example), example.json());

        // When
        byte[] written = ContractJson.writeUnchecked(message);

        // Then
        assertThat(new String(written, UTF_8)).isEqualTo(JACKSON.writeValueAsString(message));
    }

    @Test
    void shouldWriteEveryCharacterAsJacksonDoes() throws JsonProcessingException {
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += 16) {
            // Given
            StringBuilder text = new StringBuilder("before");
            for (int c = first; c < first + 16; c++) {
                text.append(isSurrogate(c) ? "" : Character.toString(c)).append(c % 3 == 0 ? "x" : "");
            }

            // When
            byte[] written = written(text.toString());

            // Then
            assertThat(written).isEqualTo(JACKSON.writeValueAsBytes(Map.of("text", text)));
        }
    }

    @Test
    void shouldFindRoomForTextOfAnyLength() throws JsonProcessingException {
        for (String unit : new String[] {"a", "\u0001", "é", "\"", "汉", "😀"}) {
            for (int length = 0; length < 3_000; length += 7) {
                // Given
                String text = unit.repeat(length);

                // When
                byte[] written = written(text);

                // Then
                assertThat(written).isEqualTo(JACKSON.writeValueAsBytes(Map.of("text", text)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83db", "\ude00\ud83d", "é\ud83d\ud83d\ude00"})
    void shouldRefuseAnUnpairedSurrogate(String text) {
        assertThatThrownBy(() -> written(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] written(String text) {
        return new JsonBytes().begin().field("text", text).end().toArray();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static final class Times extends StdScalarSerializer<Instant> {

        private static final long serialVersionUID = 1;

        Times() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(Timestamps.format(value));
        }
    }
}
