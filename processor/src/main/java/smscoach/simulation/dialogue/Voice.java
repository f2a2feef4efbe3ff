package smscoach.simulation.dialogue;

/** Who says a line, and to whom. */
public enum Voice {
    CUSTOMER('C'),
    AGENT('A'),
    SYSTEM('S'),
    /** A supervisor to the agents. */
    WHISPER('W'),
    /** The agent's answer to a whisper, not for the customer. */
    ANSWER('R'),
    /** A supervisor to everybody. */
    BARGE_IN('B'),
    /** An agent to colleagues and supervisors. */
    NOTE('N');

    private final char letter;

    Voice(char letter) {
        this.letter = letter;
    }

    static Voice of(char letter) {
        for (Voice voice : values()) {
            if (voice.letter == letter) {
                return voice;
            }
        }
        throw new IllegalArgumentException("There is no voice " + letter);
    }
}
