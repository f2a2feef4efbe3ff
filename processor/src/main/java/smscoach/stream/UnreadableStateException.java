package smscoach.stream;

/** The state was written by a newer build, and this one cannot read it. The message is the end of a sentence. */
final class UnreadableStateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableStateException(String what) {
        super("a newer build wrote the state: " + what);
    }

    static UnreadableStateException version(String kind, int found, int known) {
        String ours = known == 0 ? "does not know this kind" : "knows version " + known;
        return new UnreadableStateException(
                "the kind \"" + kind + "\" has version " + found + ", and this build " + ours);
    }
}
