package smscoach.cli.explain;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.cluster.Cluster;
import smscoach.domain.Rules;
import smscoach.gateway.admin.Timelines;
import smscoach.timeline.Rerun;
import smscoach.timeline.SessionWatcher;
import smscoach.timeline.Timeline;
import smscoach.timeline.svg.Picture;

/**
 * Draws what {@code coach explain --svg} draws.
 *
 * @param rules production's
 */
public record Pictures(Cluster cluster, Rules rules) implements Timelines {

    @Override
    public Optional<String> svg(String contactCenterId, String smssessionId) {
        try {
            Past past = new PastOfCluster(cluster, (done, all) -> {});
            SessionWatcher watcher = new SessionWatcher(smssessionId);
            Rerun rerun = new Rerun(rules, past.placement(), cluster.topicPrefix(), contactCenterId, watcher);
            past.inputs(rerun::take);
            Timeline found = watcher.timelines().get(contactCenterId);
            return Optional.ofNullable(found)
                    .map(timeline -> Picture.of(timeline.withRemarks(past.remarks(contactCenterId)), false));
        } catch (CommandFailure e) {
            throw new KafkaException(e.sentence(), e);
        }
    }
}
