package smscoach.ops.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what no route sees, since it is no request that can be routed: an ambiguous path, a header that is too large. */
final class JettyErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Json.TYPE);
        byte[] body = Json.bytes(
                Problem.of(status, "This is no request that can be answered.").json());
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }
}
