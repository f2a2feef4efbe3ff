package smscoach.contract.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;
import smscoach.contract.json.FieldValue.OnField;

/** Walks the fields of the one JSON object that a record's value must be. */
final class ObjectReader {

    private ObjectReader() {}

    /** Reads a whole value. Anything but exactly one strict JSON object is a violation of no field. */
    static <R extends OnField> R read(byte @Nullable [] json, Supplier<R> newReader) {
        if (json == null) {
            throw notAnObject("there is none (a tombstone)");
        }
        try {
            String text = StrictJson.decoded(json);
            R reader = newReader.get();
            return PlainJson.read(text, reader) ? reader : readByJackson(text, newReader.get());
        } catch (CharacterCodingException e) {
            throw notAnObject("it is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw notAnObject("it is nested deeper than " + StrictJson.MAX_DEPTH);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw notAnObject("it is no JSON" + (location == null ? "" : " at character " + location.getCharOffset()));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }

    private static <R extends OnField> R readByJackson(String text, R reader) throws IOException {
        try (JsonParser parser = StrictJson.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject(parser.currentToken() == null ? "it is empty" : "it is another JSON value");
            }
            new JacksonValue(parser).fields(reader);
            if (parser.nextToken() != null) {
                throw notAnObject("something follows it");
            }
            return reader;
        }
    }

    private static ContractViolation notAnObject(String why) {
        return new ContractViolation("", "The value is not a JSON object: " + why);
    }
}
