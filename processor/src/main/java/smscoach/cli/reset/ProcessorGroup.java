package smscoach.cli.reset;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.common.GroupType;
import smscoach.cli.cluster.Cluster;

/**
 * The processor's group as the cluster knows it.
 *
 * @param exists false where no instance ever committed anything
 * @param isOfStreams whether its protocol is {@code streams}
 * @param members by client and host
 */
record ProcessorGroup(boolean exists, boolean isOfStreams, List<String> members) {

    private static final ProcessorGroup NONE = new ProcessorGroup(false, false, List.of());

    static ProcessorGroup find(Cluster cluster, String applicationId) {
        try (Admin admin = cluster.admin()) {
            GroupListing listed = admin.listGroups().all().get().stream()
                    .filter(group -> group.groupId().equals(applicationId))
                    .findFirst()
                    .orElse(null);
            if (listed == null) {
                return NONE;
            }
            return listed.type().filter(type -> type == GroupType.STREAMS).isPresent()
                    ? ofStreams(admin, applicationId)
                    : classic(admin, applicationId);
        } catch (Exception e) {
            throw cluster.failure(e);
        }
    }

    private static ProcessorGroup classic(Admin admin, String id) throws Exception {
        ConsumerGroupDescription group = Objects.requireNonNull(
                admin.describeConsumerGroups(Set.of(id)).all().get().get(id));
        return new ProcessorGroup(
                true,
                false,
                group.members().stream()
                        .map(member -> member.clientId() + " on " + member.host())
                        .sorted()
                        .toList());
    }

    private static ProcessorGroup ofStreams(Admin admin, String id) throws Exception {
        StreamsGroupDescription group = Objects.requireNonNull(
                admin.describeStreamsGroups(Set.of(id)).all().get().get(id));
        return new ProcessorGroup(
                true,
                true,
                group.members().stream()
                        .map(member -> member.clientId() + " on " + member.clientHost())
                        .sorted()
                        .toList());
    }
}
