package smscoach.gateway.command;

/** A command that has no reply yet. */
public final class NoReplyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** How far it came. */
    public enum Stage {
        /** It was not published: there is too much to do. */
        REFUSED,
        /** The cluster did not confirm it. It may be taken all the same, later. */
        UNCONFIRMED,
        /** It is published, and will be answered. */
        PUBLISHED,
        /** It was not published: its id is that of another one that is still on its way. */
        REUSED
    }

    private final String commandId;
    private final Stage stage;

    NoReplyException(String commandId, Stage stage) {
        super(commandId + " is " + stage, null, false, false);
        this.commandId = commandId;
        this.stage = stage;
    }

    public String commandId() {
        return commandId;
    }

    public Stage stage() {
        return stage;
    }
}
