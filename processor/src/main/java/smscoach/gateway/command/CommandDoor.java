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

    /**
     * Begins to read replies.
     *
     * @param patience how long a reply is waited for
     */
    public CommandDoor(Kafka kafka, Duration patience) {
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
            publish(command, own);
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
        return publisher.await(waiting.reply(), () -> noReply(key, waiting));
    }

    private static NoReplyException noReply(CommandKey key, Waiting waiting) {
        return new NoReplyException(
                key.commandId(),
                waiting.isPublished() ? NoReplyException.Stage.PUBLISHED : NoReplyException.Stage.UNCONFIRMED);
    }

    private void publish(CoachCommand command, Waiting waiting) {
        // As the contract's header names the position: without the prefix of the topics.
        publisher.publish(
                command.contactCenterId(),
                command,
                waiting.reply(),
                where -> waiting.isAt(
                        Topic.COACH_COMMANDS.defaultName() + "-" + where.partition() + "@" + where.offset()));
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
