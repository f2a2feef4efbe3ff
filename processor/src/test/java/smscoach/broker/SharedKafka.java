package smscoach.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.GroupType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.torture.stage.Waiting;

/**
 * One broker for all tests of a JVM that do it no harm. Each finds it empty: without topics, groups and open
 * transactions. Where it cannot be emptied of what the last test left, a new one takes its place.
 */
public final class SharedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedKafka.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static @Nullable EmbeddedKafka broker;

    private final String bootstrapServers;

    private SharedKafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** An empty broker, for one test at a time. */
    public static synchronized SharedKafka start() {
        EmbeddedKafka current = broker;
        if (current == null) {
            Runtime.getRuntime().addShutdownHook(new Thread(SharedKafka::end));
            current = EmbeddedKafka.builder().start();
        } else if (!isEmptied(current.bootstrapServers())) {
            current.close();
            current = EmbeddedKafka.builder().start();
        }
        broker = current;
        return new SharedKafka(current.bootstrapServers());
    }

    private static synchronized void end() {
        if (broker != null) {
            broker.close();
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Leaves everything as it is; the next one clears it away. */
    @Override
    public void close() {}

    private static boolean isEmptied(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            abortTransactions(admin);
            deleteGroups(admin);
            return haveTopicsGone(admin);
        } catch (ExecutionException e) {
            LOG.info("The broker cannot be emptied, so a new one is started: {}", String.valueOf(e.getCause()));
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Of those who were killed: positions in them would keep their groups' next readers waiting. */
    private static void abortTransactions(Admin admin) throws ExecutionException, InterruptedException {
        List<String> open = admin
                .listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                .all()
                .get()
                .stream()
                .map(TransactionListing::transactionalId)
                .toList();
        admin.fenceProducers(open).all().get();
    }

    private static void deleteGroups(Admin admin) throws ExecutionException, InterruptedException {
        for (GroupListing group : admin.listGroups().all().get()) {
            if (group.type().filter(GroupType.STREAMS::equals).isPresent()) {
                admin.deleteStreamsGroups(List.of(group.groupId())).all().get();
            } else {
                removeMembers(admin, group.groupId());
                admin.deleteConsumerGroups(List.of(group.groupId())).all().get();
            }
        }
    }

    private static void removeMembers(Admin admin, String group) throws ExecutionException, InterruptedException {
        boolean isEmpty = admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                .allMatch(described -> described.members().isEmpty());
        if (!isEmpty) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    private static boolean haveTopicsGone(Admin admin) throws ExecutionException, InterruptedException {
        admin.deleteTopics(admin.listTopics().names().get()).all().get();
        return Waiting.until(PATIENCE, () -> admin.listTopics().names().get().isEmpty());
    }
}
