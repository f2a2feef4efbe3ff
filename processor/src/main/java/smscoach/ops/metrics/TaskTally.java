package smscoach.ops.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import smscoach.contract.EndReason;
import smscoach.contract.StatusReason;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.stream.TaskMeter;

/** Counts what one task does, and gives it to the metrics once it is committed. */
final class TaskTally implements TaskMeter {

    private static final JsonEnum<SupervisorEventType> TYPE = new JsonEnum<>("type", SupervisorEventType.class);
    private static final JsonEnum<EndReason> END_REASON = new JsonEnum<>("reason", EndReason.class);
    private static final JsonEnum<StatusReason> STATUS_REASON = new JsonEnum<>("statusReason", StatusReason.class);

    private final CoachingMetrics metrics;
    private final String partition;
    private final Tally taken;
    private final Tally written;
    private final Tally deliveries;
    private final Tally revocations;
    private final Tally leaves;
    private final Tally replies;
    private final Tally deadLetters;
    private final Tally duplicates;

    /** When the accepts were appended whose deliveries are not committed yet. */
    private long[] accepts = new long[64];

    private int acceptCount;
    private long liveSessions;
    private long subscriptions;

    TaskTally(CoachingMetrics metrics, String partition) {
        this.metrics = metrics;
        this.partition = partition;
        taken = new Tally(metrics.taken);
        written = new Tally(metrics.written);
        deliveries = new Tally(metrics.deliveries);
        revocations = new Tally(metrics.revocations);
        leaves = new Tally(metrics.leaves);
        replies = new Tally(metrics.replies);
        deadLetters = new Tally(metrics.deadLetters);
        duplicates = new Tally(metrics.duplicates);
    }

    @Override
    public void wrote(Topic input, OutputRecord output) {
        written.add(CoachingMetrics.OUTPUTS.indexOf(output.topic()));
        byte[] value = output.value();
        if (value == null) {
            return;
        }
        switch (output.topic()) {
            case SUPERVISOR_SESSION_EVENTS -> supervisorEvent(input, output.timestamp(), value);
            case COACH_REPLIES -> {
                StatusReason reason = STATUS_REASON.in(value);
                replies.add(reason == null ? 0 : 1 + CoachingMetrics.REASONS.indexOf(reason));
            }
            case COACH_COMMANDS,
                    SMS_SESSION_EVENTS,
                    COACH_SUBSCRIPTIONS,
                    COACHED_SESSIONS,
                    SMS_CUSTOMER_MESSAGES,
                    SMS_MESSAGE_DELIVERIES,
                    COACH_DEAD_LETTERS -> {}
        }
    }

    private void supervisorEvent(Topic input, long timestamp, byte[] value) {
        SupervisorEventType type = TYPE.in(value);
        if (type == null) {
            return;
        }
        switch (type) {
            case Delivered -> delivered(input, timestamp);
            case Left -> ended(leaves, CoachingMetrics.OF_LEAVES, value);
            case Revoked -> ended(revocations, CoachingMetrics.OF_REVOCATIONS, value);
            case VisibilityChanged -> {}
        }
    }

    private void delivered(Topic input, long timestamp) {
        if (input != Topic.SMS_SESSION_EVENTS) {
            deliveries.add(CoachingMetrics.BY_INTRUDE);
            return;
        }
        deliveries.add(CoachingMetrics.BY_ACCEPT);
        if (acceptCount == accepts.length) {
            accepts = Arrays.copyOf(accepts, 2 * acceptCount);
        }
        accepts[acceptCount++] = timestamp;
    }

    private static void ended(Tally tally, List<EndReason> reasons, byte[] value) {
        EndReason reason = END_REASON.in(value);
        if (reason != null) {
            tally.add(reasons.indexOf(reason));
        }
    }

    @Override
    public void took(InputRecord input, Outcome outcome) {
        taken.add(CoachingMetrics.INPUTS.indexOf(input.topic()));
        switch (outcome) {
            case Outcome.Answered answered -> {
                if (answered.repeated()) {
                    duplicates.add(CoachingMetrics.COMMAND);
                }
            }
            case Outcome.Applied ignored -> {}
            case Outcome.Duplicate ignored -> duplicates.add(CoachingMetrics.EVENT);
            case Outcome.DeadLettered letter -> deadLetters.add(CoachingMetrics.CODES.indexOf(letter.code()));
        }
    }

    @Override
    public void stored(long liveSessionsNow, long subscriptionsNow) {
        liveSessions = liveSessionsNow;
        subscriptions = subscriptionsNow;
    }

    @Override
    public void committed() {
        taken.settle();
        written.settle();
        deliveries.settle();
        revocations.settle();
        leaves.settle();
        replies.settle();
        deadLetters.settle();
        duplicates.settle();
        long now = System.currentTimeMillis();
        for (int i = 0; i < acceptCount; i++) {
            metrics.acceptToDelivery.record(Math.max(0, now - accepts[i]), TimeUnit.MILLISECONDS);
        }
        acceptCount = 0;
        metrics.liveSessions.set(partition, liveSessions);
        metrics.subscriptions.set(partition, subscriptions);
    }

    /** The partition is another instance's now, or will be counted anew here. */
    @Override
    public void ended() {
        metrics.liveSessions.remove(partition);
        metrics.subscriptions.remove(partition);
    }
}
