package smscoach.gateway.command;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way. Once it is handed to the producer nobody knows that it will not arrive, so that from then on
 * another of the same id must not be published, whoever still waits for this one.
 */
final class UnderWay {

    /** How far it came. */
    private enum Stage {
        QUEUED,
        GIVEN_UP,
        HANDED_OVER,
        CONFIRMED
    }

    private final Fingerprint text;
    private final CompletableFuture<MessageDoor.Fate> fate = new CompletableFuture<>();
    private Stage stage = Stage.QUEUED;
    private @Nullable String position;

    UnderWay(Fingerprint text) {
        this.text = text;
    }

    boolean says(Fingerprint other) {
        return text.equals(other);
    }

    CompletableFuture<MessageDoor.Fate> fate() {
        return fate;
    }

    /** Whether it may be handed over: not once it was given up. */
    synchronized boolean handOver() {
        if (stage == Stage.QUEUED) {
            stage = Stage.HANDED_OVER;
        }
        return stage == Stage.HANDED_OVER;
    }

    /** Whether it will never be published. */
    synchronized boolean giveUp() {
        if (stage == Stage.QUEUED) {
            stage = Stage.GIVEN_UP;
        }
        return stage == Stage.GIVEN_UP;
    }

    synchronized void isAt(String where) {
        stage = Stage.CONFIRMED;
        position = where;
    }

    synchronized boolean isConfirmed() {
        return stage == Stage.CONFIRMED;
    }

    synchronized @Nullable String position() {
        return position;
    }

    void isDead(DeadLetter letter) {
        fate.complete(new MessageDoor.Fate(letter.code(), letter.why(), null));
    }
}
