package smscoach.bench.scaling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.GroupState;
import smscoach.torture.stage.Waiting;

/** The instances' consumer group, as its broker knows it. */
final class Group {

    /** What the broker waits for members of a new group; each that joins makes it wait as long again. */
    static final Duration INITIAL_DELAY = Duration.ofSeconds(15);

    private static final Duration TO_BE_COMPLETE = Duration.ofMinutes(3);
    private static final String THREAD = "-StreamThread-";

    private final Admin admin;
    private final String name;
    private final String topic;

    /** The partitions of that topic count. */
    Group(Admin admin, String name, String topic) {
        this.admin = admin;
        this.name = name;
        this.topic = topic;
    }

    /** Waits until all threads are in it, and all partitions are theirs. */
    Shares awaitComplete(Layout layout, Runnable requireAlive) throws InterruptedException {
        AtomicReference<Shares> found = new AtomicReference<>(Shares.UNKNOWN);
        Waiting.require(
                TO_BE_COMPLETE,
                "the group of %d threads has not got %d partitions".formatted(layout.allThreads(), layout.partitions()),
                () -> {
                    requireAlive.run();
                    Shares now = look();
                    found.set(now);
                    return now.threads() == layout.allThreads() && now.partitions() == layout.partitions();
                });
        return found.get();
    }

    /** Who has what; unknown while that is being decided. */
    Shares look() throws ExecutionException, InterruptedException {
        ConsumerGroupDescription group =
                admin.describeConsumerGroups(List.of(name)).all().get().get(name);
        if (group == null || group.groupState() != GroupState.STABLE) {
            return Shares.UNKNOWN;
        }
        Map<String, List<Integer>> threads = new HashMap<>();
        for (MemberDescription member : group.members()) {
            threads.computeIfAbsent(instance(member), each -> new ArrayList<>()).add(partitions(member));
        }
        return Shares.of(threads);
    }

    private static String instance(MemberDescription member) {
        int end = member.clientId().indexOf(THREAD);
        return end < 0 ? member.clientId() : member.clientId().substring(0, end);
    }

    private int partitions(MemberDescription member) {
        return (int) member.assignment().topicPartitions().stream()
                .filter(partition -> partition.topic().equals(topic))
                .count();
    }
}
