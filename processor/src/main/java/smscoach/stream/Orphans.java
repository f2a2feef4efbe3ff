package smscoach.stream;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts the transactions that dead instances left open.
 *
 * <p>Consumers of committed records wait for an open transaction, and the brokers abort one only when its timeout is
 * over and they next look: that is up to 40 s with their default settings, while its owner's work has long gone on
 * elsewhere. So whenever partitions move, the instances that get them look for transactions of instances that are no
 * longer in the group, and fence them. To be fenced is harmless for whoever lives after all: he finds that his partitions
 * have moved.
 */
final class Orphans implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Admin admin;
    private final String applicationId;
    private final boolean streamsProtocol;
    private final Pattern transactionalId;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;

    Orphans(Admin admin, String applicationId, boolean streamsProtocol) {
        this.admin = admin;
        this.applicationId = applicationId;
        this.streamsProtocol = streamsProtocol;
        this.transactionalId = Pattern.compile(
                "(" + Pattern.quote(applicationId) + "-" + UUID + ")-[0-9]+(?:" + ProducerPair.SECOND + ")?");
        this.thread = Thread.ofPlatform().daemon().name("orphans").start(this::run);
    }

    /** Looks soon; the caller does not wait. */
    void look() {
        calls.release();
    }

    private void run() {
        try {
            while (true) {
                calls.acquire();
                calls.drainPermits();
                abortThoseOfTheDead();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void abortThoseOfTheDead() throws InterruptedException {
        try {
            List<String> open = open();
            if (open.isEmpty()) {
                return;
            }
            Set<String> living = living();
            List<String> orphans =
                    open.stream().filter(id -> !living.contains(instanceOf(id))).toList();
            if (!orphans.isEmpty()) {
                admin.fenceProducers(orphans).all().get();
                LOG.info("Aborted the open transactions of instances that are gone: {}", orphans);
            }
        } catch (ExecutionException e) {
            // The brokers will abort it, only later.
            LOG.info("Cannot look for transactions of instances that are gone: {}", String.valueOf(e.getCause()));
        }
    }

    private List<String> open() throws ExecutionException, InterruptedException {
        var ongoing = new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
        return admin.listTransactions(ongoing).all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> transactionalId.matcher(id).matches())
                .toList();
    }

    private Set<String> living() throws ExecutionException, InterruptedException {
        List<String> group = List.of(applicationId);
        Stream<String> clients = streamsProtocol
                ? admin.describeStreamsGroups(group).all().get().values().stream()
                        .flatMap(found -> found.members().stream())
                        .map(StreamsGroupMemberDescription::clientId)
                : admin.describeConsumerGroups(group).all().get().values().stream()
                        .flatMap(found -> found.members().stream())
                        .map(MemberDescription::clientId);
        return clients.map(Orphans::withoutThread).collect(Collectors.toSet());
    }

    private String instanceOf(String id) {
        var matcher = transactionalId.matcher(id);
        return matcher.matches() ? matcher.group(1) : id;
    }

    /** A consumer's client id is the instance's, then the thread's. */
    private static String withoutThread(String clientId) {
        int thread = clientId.lastIndexOf("-StreamThread-");
        return thread < 0 ? clientId : clientId.substring(0, thread);
    }

    @Override
    public void close() {
        thread.interrupt();
        admin.close(CLOSING);
    }
}
