package smscoach.gateway.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.MessageDelivery;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.Recent;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/**
 * Publishes what users write in sessions, and waits until its delivery or refusal is read back. The processor delivers
 * a message as often as it comes, so here a retry must not publish what was delivered, or may still be on its way: also
 * when nobody waits for that any more.
 */
public final class MessageDoor implements Follower.Reader, AutoCloseable {

    private static final int REMEMBERED = 10_000;
    private static final int MOST_AWAITED = 1_000;

    /** What a message's id is unique in: its author in a session. */
    private record Key(String contactCenterId, String smssessionId, String userId, String messageId) {}

    /**
     * What became of a message.
     *
     * @param refused why nobody got it; null where it was delivered
     * @param why the same in words, where there are any
     * @param text what it said; null where that is not told
     */
    public record Fate(
            @Nullable DeadLetterCode refused,
            @Nullable String why,
            @Nullable Fingerprint text) {}

    private final Publisher publisher;
    private final DeadLetters deadLetters;
    private final Follower follower;
    private final AtomicInteger awaited = new AtomicInteger();
    private final LinkedHashMap<Key, UnderWay> underWay = new LinkedHashMap<>();
    private final Map<Key, Fate> recent = Recent.byEntry(REMEMBERED);

    /**
     * Begins to read deliveries.
     *
     * @param deadLetters of what is not delivered
     * @param patience how long one is waited for
     * @param back how old ones are read, so that those who try again after a restart do not write twice
     */
    public MessageDoor(Kafka kafka, DeadLetters deadLetters, Duration patience, Duration back) {
        this.publisher = new Publisher(kafka, Topic.SMS_SESSION_EVENTS, patience);
        this.deadLetters = deadLetters;
        this.follower =
                Follower.start(kafka, "deliveries", List.of(Topic.SMS_MESSAGE_DELIVERIES), new Start.Back(back), this);
    }

    public boolean isReady() {
        return follower.isCaughtUp();
    }

    public boolean awaitReady(Duration time) throws InterruptedException {
        return follower.awaitCaughtUp(time);
    }

    /**
     * What becomes of a message.
     *
     * @throws NoReplyException where that is not known in time
     */
    public Fate send(SmsSessionEvent event, String userId, String text) throws InterruptedException {
        Key key = new Key(event.contactCenterId(), event.smssessionId(), userId, event.eventId());
        UnderWay own = new UnderWay(Fingerprint.of(text));
        UnderWay first;
        synchronized (recent) {
            Fate known = recent.get(key);
            if (known != null) {
                require(known.text() == null || own.says(known.text()), key);
                return known;
            }
            if (awaited.get() >= MOST_AWAITED) {
                throw new NoReplyException(key.messageId(), NoReplyException.Stage.REFUSED);
            }
            first = underWay.putIfAbsent(key, own);
            forgetTheOldest();
        }
        if (first != null) {
            require(first.says(Fingerprint.of(text)), key);
            return await(key, first);
        }
        var unused = own.fate().whenComplete((fate, failure) -> {
            remove(key, own);
            deadLetters.forget(own.position());
        });
        publisher.publish(event.contactCenterId(), event, own::handOver, own.fate(), position -> {
            own.isAt(position);
            deadLetters.await(position, own::isDead);
            if (own.fate().isDone()) {
                deadLetters.forget(position);
            }
        });
        return await(key, own);
    }

    private static void require(boolean isTheSame, Key key) {
        if (!isTheSame) {
            throw new NoReplyException(key.messageId(), NoReplyException.Stage.REUSED);
        }
    }

    private void forgetTheOldest() {
        if (underWay.size() > REMEMBERED) {
            UnderWay oldest = Objects.requireNonNull(underWay.pollFirstEntry()).getValue();
            deadLetters.forget(oldest.position());
        }
    }

    private void remove(Key key, UnderWay message) {
        synchronized (recent) {
            underWay.remove(key, message);
        }
    }

    private Fate await(Key key, UnderWay message) throws InterruptedException {
        awaited.incrementAndGet();
        try {
            return publisher.await(message.fate(), () -> noReply(key, message));
        } finally {
            awaited.decrementAndGet();
        }
    }

    /** What was not even handed over is over for all who wait for it; anything else may arrive. */
    private static NoReplyException noReply(Key key, UnderWay message) {
        NoReplyException none = new NoReplyException(
                key.messageId(),
                message.isConfirmed() ? NoReplyException.Stage.PUBLISHED : NoReplyException.Stage.UNCONFIRMED);
        if (message.giveUp()) {
            message.fate().completeExceptionally(none);
        }
        return none;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        MessageDelivery delivery;
        try {
            delivery = ContractJson.read(MessageDelivery.class, record.value());
        } catch (ContractViolation e) {
            return; // Nobody can be told of it.
        }
        String author = delivery.from().userId();
        if (author == null) {
            return;
        }
        Key key = new Key(delivery.contactCenterId(), delivery.smssessionId(), author, delivery.messageId());
        String text = delivery.text();
        Fate fate = new Fate(delivery.refused(), null, text == null ? null : Fingerprint.of(text));
        UnderWay waiting;
        synchronized (recent) {
            recent.put(key, fate);
            waiting = underWay.get(key);
        }
        if (waiting != null) {
            waiting.fate().complete(fate);
        }
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
