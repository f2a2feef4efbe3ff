package smscoach.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Timestamps;

/**
 * The contract's one JSON codec, for publishers, consumers and the processor alike.
 *
 * <p>It writes the contract's bytes: UTF-8, no white space, escaped only where JSON demands it, fields in the
 * contract's order, absent ones left out. It reads strictly and refuses by a {@link ContractViolation} that names the
 * field.
 */
public final class ContractJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder(StrictJson.FACTORY)
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new TimeDeserializer())
                    .setDeserializerModifier(new RefusingNulls()))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer, config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .build();

    private ContractJson() {}

    /** The message's bytes. A command or event of a publisher is checked first, as its reader would. */
    public static byte[] write(ContractMessage message) {
        byte[] json = writeUnchecked(message);
        read(message.getClass(), json);
        return json;
    }

    /** The message's bytes, from one who made it by the rules. */
    public static byte[] writeUnchecked(ContractMessage message) {
        return MessageWriter.write(message);
    }

    /**
     * Reads a message of that type.
     *
     * @throws ContractViolation where it is not one that the contract allows
     */
    public static <T extends ContractMessage> T read(Class<T> type, byte @Nullable [] json) {
        if (type == CoachCommand.class) {
            return type.cast(CommandReader.readStrictly(json));
        }
        if (type == SmsSessionEvent.class) {
            return type.cast(EventReader.read(json));
        }
        T message = bind(type, json);
        OutputRules.check(message);
        return message;
    }

    /**
     * Reads a command as far as it can be answered.
     *
     * @throws ContractViolation where nobody could be answered: a dead letter
     */
    public static ReceivedCommand readReceived(byte @Nullable [] json) {
        return CommandReader.read(json);
    }

    private static <T> T bind(Class<T> type, byte @Nullable [] json) {
        if (json == null) {
            throw notAnObject("there is none (a tombstone)");
        }
        try (JsonParser parser = StrictJson.parser(StrictJson.decoded(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject("it is another JSON value, or empty");
            }
            T message = MAPPER.readValue(parser, type);
            if (message == null || parser.nextToken() != null) {
                throw notAnObject("something follows it");
            }
            return message;
        } catch (JsonMappingException e) {
            // Its own message would quote the value, which may be large or secret.
            throw new ContractViolation(path(e.getPath()), "is of a wrong type, or none of its values");
        } catch (IOException e) {
            throw notAnObject("it is not UTF-8, or no JSON");
        }
    }

    private static ContractViolation notAnObject(String why) {
        return new ContractViolation("", "The value is not a JSON object: " + why);
    }

    private static String path(List<JsonMappingException.Reference> references) {
        return references.stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    /** Reads the times of outputs, which have one spelling only. Those of inputs are the readers' own business. */
    private static final class TimeDeserializer extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        TimeDeserializer() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            OptionalLong millis = Timestamps.parseMillis(text);
            if (millis.isPresent()) {
                Instant time = Instant.ofEpochMilli(millis.getAsLong());
                if (Timestamps.format(time).equals(text)) {
                    return time;
                }
            }
            throw context.weirdStringException("", Instant.class, Timestamps.PROBLEM);
        }
    }
}
