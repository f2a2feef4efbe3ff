package smscoach.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.contract.StatusReason;

/** The JSON object of a request, and its fields as the contract judges them. */
record Body(ObjectNode json) {

    private static final int MOST_BYTES = 16 * 1024;

    /** Somewhat more is read than is taken: who is still sending when he is refused may find his connection broken. */
    private static final int MOST_BYTES_READ = 4 * MOST_BYTES;

    static Body of(Context ctx, Duration patience) {
        byte[] bytes = readInTime(ctx, patience);
        try {
            // Jackson's byte parser lets some bytes pass that are no UTF-8.
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (Json.read(text) instanceof ObjectNode json) {
                return new Body(json);
            }
        } catch (CharacterCodingException | JsonProcessingException e) {
            // Told below: what exactly is wrong with it, its sender sees best.
        }
        throw new RefusalException(Reason.MALFORMED, "The body is no JSON object.");
    }

    private static byte[] readInTime(Context ctx, Duration patience) {
        try {
            return read(ctx, patience);
        } catch (IOException e) {
            throw tooSlow(); // Jetty waits for the next byte no longer, or there will be none.
        }
    }

    private static byte[] read(Context ctx, Duration patience) throws IOException {
        if (ctx.req().getContentLengthLong() > MOST_BYTES_READ) {
            throw tooLarge();
        }
        long deadline = System.nanoTime() + patience.toNanos();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        InputStream in = ctx.req().getInputStream();
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
            all.write(piece, 0, count);
            if (all.size() > MOST_BYTES_READ) {
                throw tooLarge();
            }
            if (System.nanoTime() > deadline) {
                throw tooSlow();
            }
        }
        if (all.size() > MOST_BYTES) {
            throw tooLarge();
        }
        return all.toByteArray();
    }

    private static RefusalException tooSlow() {
        return new RefusalException(Reason.BODY_TOO_SLOW, "The body did not come in time.");
    }

    private static RefusalException tooLarge() {
        return new RefusalException(Reason.BODY_TOO_LARGE, "The body is larger than " + MOST_BYTES + " bytes.");
    }

    /** Null where it is absent: missing, null or empty. */
    @Nullable
    String text(String name, Function<String, @Nullable String> problem) {
        JsonNode value = json.get(name);
        if (value == null
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            return null;
        }
        String wrong = value.isTextual() ? problem.apply(value.textValue()) : "is no string";
        if (wrong != null) {
            throw new RefusalException(StatusReason.OUT_OF_RANGE, name + " " + wrong + ".");
        }
        return value.textValue();
    }

    @Nullable
    String nickname() {
        return text("nickname", Bounds::nameProblem);
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        E[] values = type.getEnumConstants();
        String text = text(name, given -> {
            for (E value : values) {
                if (value.name().equals(given)) {
                    return null;
                }
            }
            return "is none of " + Arrays.toString(values);
        });
        return text == null ? null : Enum.valueOf(type, text);
    }
}
