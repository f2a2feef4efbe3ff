package smscoach.ops.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import smscoach.ops.http.Json;

/** A part of a list. Its cursor is a place in the list as it is then: what changes between two pages may shift it. */
record Page(int from, int limit) {

    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1000;
    private static final int MAX_CURSOR = 999_999_999;

    static Page asked(Context ctx) {
        return new Page(
                number(ctx, "cursor", 0, MAX_CURSOR, 0), number(ctx, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT));
    }

    /** The page, and where the next one begins, if there is one. */
    <T> ObjectNode of(String name, List<T> all, Function<T, JsonNode> json) {
        ObjectNode page = Json.object();
        int start = Math.min(from, all.size());
        int end = (int) Math.min((long) start + limit, all.size());
        ArrayNode items = page.putArray(name);
        all.subList(start, end).forEach(item -> items.add(json.apply(item)));
        return end < all.size() ? page.put("nextCursor", String.valueOf(end)) : page;
    }

    private static int number(Context ctx, String name, int least, int most, int otherwise) {
        String text = ctx.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        Integer number = parsed(text);
        if (number == null || number < least || number > most) {
            throw new BadRequestResponse(name + " must be a number from " + least + " to " + most + ".");
        }
        return number;
    }

    private static @Nullable Integer parsed(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.valueOf(text) : null;
    }
}
