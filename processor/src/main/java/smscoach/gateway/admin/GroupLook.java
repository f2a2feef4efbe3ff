package smscoach.gateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;

/** The processor's group, of whichever protocol: its instances, and the partitions whose work each does. */
final class GroupLook {

    private record Instance(String host, Set<Integer> partitions) {}

    private final Map<String, Instance> instances = new TreeMap<>();

    private GroupLook() {}

    static ObjectNode of(Admin admin, String id) throws ExecutionException, InterruptedException {
        GroupLook look = new GroupLook();
        var listed = admin.listGroups().all().get().stream()
                .filter(group -> group.groupId().equals(id))
                .findFirst();
        if (listed.isEmpty()) {
            return look.json(id, GroupState.DEAD, "none");
        }
        boolean isOfStreams =
                listed.get().type().filter(type -> type == GroupType.STREAMS).isPresent();
        GroupState state = isOfStreams ? look.ofStreams(admin, id) : look.classic(admin, id);
        return look.json(id, state, isOfStreams ? "streams" : "classic");
    }

    private GroupState classic(Admin admin, String id) throws ExecutionException, InterruptedException {
        var group = Objects.requireNonNull(
                admin.describeConsumerGroups(List.of(id)).all().get().get(id));
        group.members().forEach(member -> {
            Set<Integer> partitions = partitionsOf(member.clientId(), member.host());
            member.assignment().topicPartitions().forEach(each -> partitions.add(each.partition()));
        });
        return group.groupState();
    }

    private GroupState ofStreams(Admin admin, String id) throws ExecutionException, InterruptedException {
        var group = Objects.requireNonNull(
                admin.describeStreamsGroups(List.of(id)).all().get().get(id));
        group.members().forEach(member -> {
            Set<Integer> partitions = partitionsOf(member.clientId(), member.clientHost());
            member.assignment().activeTasks().forEach(task -> partitions.addAll(task.partitions()));
        });
        return group.groupState();
    }

    /** A member is a thread: its client id is the instance's, then the thread's. */
    private Set<Integer> partitionsOf(String clientId, String host) {
        int thread = clientId.lastIndexOf("-StreamThread-");
        return instances
                .computeIfAbsent(
                        thread < 0 ? clientId : clientId.substring(0, thread),
                        name -> new Instance(host.startsWith("/") ? host.substring(1) : host, new TreeSet<>()))
                .partitions();
    }

    private ObjectNode json(String id, GroupState state, String protocol) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("state", state.toString())
                .put("protocol", protocol);
        ArrayNode members = json.putArray("members");
        instances.forEach((name, instance) -> {
            ArrayNode partitions = members.addObject()
                    .put("instance", name)
                    .put("host", instance.host())
                    .putArray("partitions");
            instance.partitions().forEach(partitions::add);
        });
        return json;
    }
}
