package smscoach.bench.contender.limit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The few fields that the rules need, read token by token; empty where they are absent. */
final class InputFields {

    private static final JsonFactory JSON = new JsonFactory();

    String id = "";
    String contactCenter = "";
    String type = "";
    String agent = "";
    String session = "";
    String queue = "";
    String supervisor = "";
    String nickname = "";
    boolean forNextChatOnly;

    static InputFields read(byte[] value) {
        InputFields fields = new InputFields();
        try (JsonParser parser = JSON.createParser(value)) {
            fields.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    private void read(JsonParser parser) throws IOException {
        String userName = "";
        int depth = 0;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_STRING && depth == 1) {
                topLevel(parser.currentName(), parser.getText());
            } else if (token == JsonToken.VALUE_STRING && depth == 2 && parser.currentName() != null) {
                switch (parser.currentName()) {
                    case "userId" -> supervisor = parser.getText();
                    case "userName" -> userName = parser.getText();
                    default -> {}
                }
            }
        }
        if (nickname.isEmpty()) {
            nickname = userName.isEmpty() ? supervisor : userName;
        }
    }

    private void topLevel(String name, String value) {
        switch (name) {
            case "eventId", "commandId" -> id = value;
            case "contactCenterId" -> contactCenter = value;
            case "type" -> type = value;
            case "userId" -> agent = value;
            case "smssessionId" -> session = value;
            case "queueName" -> queue = value;
            case "nickname" -> nickname = value;
            case "supervisorMonitoringMode" -> forNextChatOnly = value.equals("NextChat");
            default -> {}
        }
    }
}
