package smscoach.ops.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** Why there is no answer: the status, and a sentence. */
public record Problem(int status, String sentence) {

    public static Problem of(int status, String sentence) {
        return new Problem(status, sentence);
    }

    public void answer(Context ctx) {
        Json.answer(ctx, status, json());
    }

    ObjectNode json() {
        return Json.object().put("status", status).put("error", sentence);
    }
}
