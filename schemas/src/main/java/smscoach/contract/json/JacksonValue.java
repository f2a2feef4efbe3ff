package smscoach.contract.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The value that Jackson's parser stands at. */
record JacksonValue(JsonParser parser) implements FieldValue {

    @Override
    public boolean isObject() {
        return parser.hasToken(JsonToken.START_OBJECT);
    }

    @Override
    public @Nullable Object take() throws IOException {
        return JsonValues.read(parser);
    }

    @Override
    public void fields(OnField onField) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            onField.read(name, this);
        }
    }

    @Override
    public void skip() throws IOException {
        parser.skipChildren();
    }
}
