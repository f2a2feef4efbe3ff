package smscoach.cli.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.EndReason;

/**
 * One supervisor in one session, from his Delivered to his Left or Revoked.
 *
 * @param from null where his Delivered is gone
 * @param to null while he is there
 * @param subscriptionId of the subscription whose mode he came in
 * @param evidence where the records are that tell it
 */
record Span(
        String contactCenterId,
        String smssessionId,
        String supervisorId,
        String nickname,
        String agentId,
        BroughtBy broughtBy,
        @Nullable String subscriptionId,
        @Nullable Instant from,
        @Nullable Instant to,
        List<Mode> modes,
        @Nullable EndReason reason,
        @Nullable String queueName,
        List<String> evidence) {

    /** What brought him in. */
    enum BroughtBy {
        SUBSCRIPTION,
        INTRUSION,
        /** His Delivered, which alone tells it, is gone. */
        UNKNOWN
    }

    Span with(Mode mode, String position) {
        return new Span(
                contactCenterId,
                smssessionId,
                supervisorId,
                nickname,
                agentId,
                broughtBy,
                subscriptionId,
                from,
                to,
                plus(modes, mode),
                reason,
                queueName,
                plus(evidence, position));
    }

    Span ended(Instant end, @Nullable EndReason why, @Nullable String queue, String position) {
        return new Span(
                contactCenterId,
                smssessionId,
                supervisorId,
                nickname,
                agentId,
                broughtBy,
                subscriptionId,
                from,
                end,
                modes,
                why,
                queue,
                plus(evidence, position));
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}
