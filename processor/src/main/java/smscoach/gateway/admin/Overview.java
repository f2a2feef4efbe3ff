package smscoach.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How the system was at one moment; each is equal to itself alone. */
final class Overview {

    private final byte[] frame;

    Overview(ObjectNode json) {
        this.frame = ("event: Overview\ndata: " + json + "\n\n").getBytes(UTF_8);
    }

    /** As Server-Sent Events are written. */
    byte[] frame() {
        return frame;
    }
}
