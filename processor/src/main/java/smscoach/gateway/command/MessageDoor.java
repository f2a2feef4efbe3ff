package smscoach.gateway.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.MessageDelivery;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/**
 * Publishes what users write in sessions, and waits until its delivery or refusal is read back. The processor delivers
 * a message as often as it comes, so here a retry must not publish what was delivered, or is on its way.
 */
public final class MessageDoor implements Follower.Reader, AutoCloseable {

    private static final int REMEMBERED = 10_000;
    private static final int MOST_UNDER_WAY = 1_000;

    /** What a message's id is unique in: its author in a session. */
    private record Key(String contactCenterId, String smssessionId, String userId, String messageId) {}

    /**
     * What became of a message.
     *
     * @param refused why nobody got it; null where it was delivered
     * @param text a fingerprint of what it said; null where that is not told
     */
    public record Fate(
            @Nullable DeadLetterCode refused, @Nullable Integer text) {}

    /** A message on its way. */
    private static final class UnderWay {
        private final int text;
        private final CompletableFuture<Fate> fate = new CompletableFuture<>();
        private volatile boolean published;

        private UnderWay(int text) {
            this.text = text;
        }
    }

    private final Publisher publisher;
    private final Follower follower;
    private final Map<Key, UnderWay> underWay = new LinkedHashMap<>();
    private final Map<Key, Fate> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Fate> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Begins to read deliveries.
     *
     * @param patience how long one is waited for
     */
    public MessageDoor(Kafka kafka, Duration patience) {
        this.publisher = new Publisher(kafka, Topic.SMS_SESSION_EVENTS, patience);
        this.follower =
                Follower.start(kafka, "deliveries", List.of(Topic.SMS_MESSAGE_DELIVERIES), new Start.End(), this);
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
        UnderWay own = new UnderWay(text.hashCode());
        UnderWay first;
        synchronized (recent) {
            Fate known = recent.get(key);
            if (known != null) {
                return require(known.text() == null || known.text() == own.text, key, known);
            }
            if (underWay.size() >= MOST_UNDER_WAY) {
                throw new NoReplyException(key.messageId(), NoReplyException.Stage.REFUSED);
            }
            first = underWay.putIfAbsent(key, own);
        }
        if (first != null) {
            return await(key, require(first.text == own.text, key, first));
        }
        try {
            publisher.publish(event.contactCenterId(), event, own.fate, where -> own.published = true);
            return await(key, own);
        } finally {
            synchronized (recent) {
                underWay.remove(key, own);
            }
            // Whoever waits for the same one stops waiting with us.
            own.fate.completeExceptionally(noReply(key, own));
        }
    }

    private static <T> T require(boolean isTheSame, Key key, T value) {
        if (!isTheSame) {
            throw new NoReplyException(key.messageId(), NoReplyException.Stage.REUSED);
        }
        return value;
    }

    private Fate await(Key key, UnderWay message) throws InterruptedException {
        return publisher.await(message.fate, () -> noReply(key, message));
    }

    private static NoReplyException noReply(Key key, UnderWay message) {
        return new NoReplyException(
                key.messageId(),
                message.published ? NoReplyException.Stage.PUBLISHED : NoReplyException.Stage.UNCONFIRMED);
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
        Fate fate = new Fate(delivery.refused(), text == null ? null : text.hashCode());
        synchronized (recent) {
            recent.put(key, fate);
            UnderWay waiting = underWay.get(key);
            if (waiting != null) {
                waiting.fate.complete(fate);
            }
        }
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
