package smscoach.torture.fault;

import smscoach.torture.stage.Stage;

/** Something that goes wrong, and is put right as people or machines would. */
public interface Fault {

    /**
     * Does it, and puts it right.
     *
     * @return to whom, in a few words
     */
    String inflict(Stage stage) throws InterruptedException;
}
