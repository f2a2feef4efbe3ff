package smscoach.cli.send;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Input cut into records: one a line, or objects that go over many lines. Every byte stays as it was given. */
final class Pieces {

    private static final JsonFactory JSON = new JsonFactory();

    private Pieces() {}

    /** @param line the number of its first line */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(int line, byte[] bytes) {}

    static List<Piece> of(byte[] input) {
        List<Piece> lines = lines(input);
        // Nobody who writes an object over many lines ends it on the first.
        return lines.isEmpty() || endsObject(lines.getFirst().bytes()) ? lines : objects(input);
    }

    private static List<Piece> lines(byte[] input) {
        List<Piece> lines = new ArrayList<>();
        int number = 1;
        int start = 0;
        for (int i = 0; i <= input.length; i++) {
            if (i == input.length || input[i] == '\n') {
                byte[] line = stripped(input, start, i);
                if (line.length > 0) {
                    lines.add(new Piece(number, line));
                }
                number++;
                start = i + 1;
            }
        }
        return lines;
    }

    private static List<Piece> objects(byte[] input) {
        List<Piece> objects = new ArrayList<>();
        int end = 0;
        try (var parser = JSON.createParser(input)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                int line = parser.currentTokenLocation().getLineNr();
                parser.skipChildren();
                end = (int) parser.currentLocation().getByteOffset();
                objects.add(new Piece(line, Arrays.copyOfRange(input, start, end)));
            }
        } catch (IOException e) {
            // What is no JSON is a piece too: whoever checks it says what is wrong.
        }
        byte[] rest = stripped(input, end, input.length);
        if (rest.length > 0) {
            objects.add(new Piece(lineAt(input, end), rest));
        }
        return objects;
    }

    private static int lineAt(byte[] input, int position) {
        int at = position;
        while (at < input.length && isSpace(input[at])) {
            at++;
        }
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += input[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static boolean endsObject(byte[] line) {
        return line[line.length - 1] == '}';
    }

    private static byte[] stripped(byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isSpace(bytes[start])) {
            start++;
        }
        while (end > start && isSpace(bytes[end - 1])) {
            end--;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
