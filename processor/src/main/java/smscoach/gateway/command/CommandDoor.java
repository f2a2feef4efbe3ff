package smscoach.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;

/**
 * Publishes commands, and waits for their replies. A request is one publication at most: requests with the same id that
 * come while one is on its way wait for its reply.
 */
public final class CommandDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDoor.class);
    private static final int MOST_UNDER_WAY = 10_000;

    private final Kafka kafka;
    private final Duration patience;
    private final Producer<byte[], byte[]> producer;
    private final ConcurrentMap<CommandKey, Waiting> underWay = new ConcurrentHashMap<>();
    private final Replies replies;
    private final Follower follower;

    /** A producer blocks while a cluster is away, and would pin the carriers of virtual threads on older JDKs. */
    private final ExecutorService publisher = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("gateway-publisher").factory());

    /**
     * Begins to read replies.
     *
     * @param patience how long a reply is waited for
     */
    public CommandDoor(Kafka kafka, Duration patience) {
        this.kafka = kafka;
        this.patience = patience;
        this.producer = kafka.producers().get();
        this.replies = new Replies(kafka, this::onReply);
        this.follower = replies.follow();
    }

    public boolean isReady() {
        return follower.isCaughtUp();
    }

    public boolean awaitReady(Duration time) throws InterruptedException {
        return follower.awaitCaughtUp(time);
    }

    /**
     * The reply to a command.
     *
     * @throws NoReplyException where there is none in time
     */
    public CoachReply ask(CoachCommand command) throws InterruptedException {
        CommandKey key = CommandKey.of(command);
        Waiting own = new Waiting(command);
        if (underWay.size() >= MOST_UNDER_WAY) {
            throw new NoReplyException(command.commandId(), NoReplyException.Stage.REFUSED);
        }
        Waiting first = underWay.putIfAbsent(key, own);
        if (first != null) {
            if (!first.isForThe(command)) {
                throw new NoReplyException(command.commandId(), NoReplyException.Stage.REUSED);
            }
            return await(key, first);
        }
        try {
            publisher.execute(() -> publish(command, own));
            return await(key, own);
        } finally {
            underWay.remove(key, own);
            // Whoever waits for the same one stops waiting with us.
            own.fail(noReply(key, own));
        }
    }

    /** The reply to a command of the past. */
    public Optional<CoachReply> find(CommandKey key) throws InterruptedException {
        return replies.find(key);
    }

    private CoachReply await(CommandKey key, Waiting waiting) throws InterruptedException {
        try {
            return waiting.reply().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw noReply(key, waiting);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoReplyException none) {
                throw none;
            }
            LOG.warn("A command was not published: {}", String.valueOf(e.getCause()));
            throw noReply(key, waiting);
        }
    }

    private static NoReplyException noReply(CommandKey key, Waiting waiting) {
        return new NoReplyException(
                key.commandId(),
                waiting.isPublished() ? NoReplyException.Stage.PUBLISHED : NoReplyException.Stage.UNCONFIRMED);
    }

    private void publish(CoachCommand command, Waiting waiting) {
        if (waiting.reply().isDone()) {
            return; // Nobody waits any more, and he was told that it was not confirmed: better not at all than late.
        }
        byte[] key = command.contactCenterId().getBytes(UTF_8);
        String topic = kafka.names().apply(Topic.COACH_COMMANDS);
        try {
            var unused =
                    producer.send(new ProducerRecord<>(topic, key, ContractJson.write(command)), (where, failure) -> {
                        if (failure == null) {
                            // As the contract's header names it: without the prefix of the topics.
                            waiting.isAt(Topic.COACH_COMMANDS.defaultName() + "-" + where.partition() + "@"
                                    + where.offset());
                        } else {
                            waiting.fail(failure);
                        }
                    });
        } catch (RuntimeException e) {
            waiting.fail(e);
        }
    }

    private void onReply(String cause, CoachReply reply) {
        Waiting waiting = underWay.get(CommandKey.of(reply));
        if (waiting != null) {
            waiting.offer(cause, reply);
        }
    }

    @Override
    public void close() {
        List<Runnable> unused = publisher.shutdownNow();
        follower.close();
        producer.close(Duration.ofSeconds(5));
    }
}
