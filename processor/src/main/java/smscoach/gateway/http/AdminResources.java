package smscoach.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.StatusReason;
import smscoach.gateway.admin.OverviewConnection;
import smscoach.gateway.admin.Overviews;
import smscoach.gateway.admin.Timelines;
import smscoach.gateway.identity.Caller;

/** What administrators alone may ask for. */
final class AdminResources {

    private static final Logger LOG = LoggerFactory.getLogger(AdminResources.class);

    private final Overviews overviews;
    private final OverviewConnection connection;
    private final Timelines timelines;
    /** To draw one is to read all of the topics. */
    private final Semaphore pencil = new Semaphore(1);

    AdminResources(Overviews overviews, Timelines timelines) {
        this.overviews = overviews;
        this.connection = new OverviewConnection(overviews);
        this.timelines = timelines;
    }

    /** Streams that are open. */
    int open() {
        return overviews.open();
    }

    /** Those of a user. */
    int open(String owner) {
        return overviews.open(owner);
    }

    void events(Context ctx, Caller caller) throws InterruptedException {
        try {
            boolean streamed = connection.stream(caller, () -> Routes.eventStream(ctx));
            if (!streamed) {
                throw RefusalException.forNow(Reason.UNAVAILABLE, "The cluster cannot be looked at now.", 5);
            }
        } catch (IOException e) {
            LOG.debug("A stream of overviews ended: {}", e.toString());
        }
    }

    void timeline(Context ctx, Caller caller) {
        requireAdmin(caller);
        String id = Commands.id("smssessionId", ctx.pathParam("id"));
        if (!pencil.tryAcquire()) {
            throw RefusalException.forNow(Reason.UNAVAILABLE, "Another timeline is being drawn.", 5);
        }
        try {
            String svg = timelines
                    .svg(caller.contactCenterId(), id)
                    .orElseThrow(() -> new RefusalException(
                            StatusReason.SESSION_NOT_FOUND, "No record of session " + id + " is left."));
            ctx.status(200).contentType("image/svg+xml").result(svg.getBytes(UTF_8));
        } finally {
            pencil.release();
        }
    }

    static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw new RefusalException(StatusReason.NO_PERMISSION, "The caller is no administrator.");
        }
    }
}
