package smscoach.gateway.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.Topic;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;

/**
 * Publishes commands, and waits for their replies. A request is one publication at most: requests with the same id that
 * come while one is on its way wait for its reply.
 */
public final class CommandDoor implements AutoCloseable {

    private static final int MOST_UNDER_WAY = 10_000;

    private final Publisher publisher;
    private final ConcurrentMap<CommandKey, Waiting> underWay = new ConcurrentHashMap<>();
    private final Replies replies;
    private final Follower follower;
    private final DeadLetters deadLetters;

    /**
     * Begins to read replies.
     *
     * @param deadLetters what has no reply
     * @param patience how long a reply is waited for
     */
    public CommandDoor(Kafka kafka, DeadLetters deadLetters, Duration patience) {
        this.deadLetters = deadLetters;
        this.publisher = new Publisher(kafka, Topic.COACH_COMMANDS, patience);
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
     * What becomes of a command.
     *
     * @throws NoReplyException where that is not known in time
     */
    public Outcome ask(CoachCommand command) throws InterruptedException {
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
            publish(command, own);
            return await(key, own);
        } finally {
            underWay.remove(key, own);
            // Whoever waits for the same one stops waiting with us.
            own.fail(noReply(key, own));
            deadLetters.forget(own.position());
        }
    }

    /** What became of a command of the past. A reply counts more: the same command may have come again when it was too old. */
    public Optional<Outcome> find(CommandKey key) throws InterruptedException {
        Optional<CoachReply> reply = replies.find(key);
        if (reply.isPresent()) {
            return reply.map(Outcome.Replied::new);
        }
        return deadLetters
                .find(key)
                .map(letter -> new Outcome.DeadLettered(key.commandId(), letter.code(), letter.why()));
    }

    private Outcome await(CommandKey key, Waiting waiting) throws InterruptedException {
        return publisher.await(waiting.outcome(), () -> noReply(key, waiting));
    }

    private static NoReplyException noReply(CommandKey key, Waiting waiting) {
        return new NoReplyException(
                key.commandId(),
                waiting.isPublished() ? NoReplyException.Stage.PUBLISHED : NoReplyException.Stage.UNCONFIRMED);
    }

    private void publish(CoachCommand command, Waiting waiting) {
        publisher.publish(command.contactCenterId(), command, waiting::isAwaited, waiting.outcome(), position -> {
            waiting.isAt(position);
            deadLetters.await(position, waiting::isDead);
            if (waiting.outcome().isDone()) {
                deadLetters.forget(position);
            }
        });
    }

    private void onReply(String cause, CoachReply reply) {
        Waiting waiting = underWay.get(CommandKey.of(reply));
        if (waiting != null) {
            waiting.offer(cause, reply);
        }
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
