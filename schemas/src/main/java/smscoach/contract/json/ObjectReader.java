package smscoach.contract.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;

/** Walks the fields of the one JSON object that a record's value must be. */
final class ObjectReader {

    private ObjectReader() {}

    /** Takes the value of the named field; the parser stands at it and is left at its end. */
    interface OnField {
        void read(String name, JsonParser parser) throws IOException;
    }

    /** Reads a whole value. Anything but exactly one strict JSON object is a violation of no field. */
    static void read(byte @Nullable [] json, OnField onField) {
        if (json == null) {
            throw notAnObject("there is none (a tombstone)");
        }
        try (JsonParser parser = StrictJson.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject(parser.currentToken() == null ? "it is empty" : "it is another JSON value");
            }
            fields(parser, onField);
            if (parser.nextToken() != null) {
                throw notAnObject("something follows it");
            }
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

    /** Walks the fields of the object that the parser stands at the start of. */
    static void fields(JsonParser parser, OnField onField) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            onField.read(name, parser);
        }
    }

    private static ContractViolation notAnObject(String why) {
        return new ContractViolation("", "The value is not a JSON object: " + why);
    }
}
