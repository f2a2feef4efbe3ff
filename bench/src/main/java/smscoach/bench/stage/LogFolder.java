package smscoach.bench.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import smscoach.cli.base.WorkFolder;

/** A folder for the state and the logs of what is measured, which stays where something went wrong. */
public final class LogFolder {

    private LogFolder() {}

    /** What is done in the folder. */
    @FunctionalInterface
    public interface Measurement<R> {
        R in(Path folder) throws IOException, ExecutionException, InterruptedException;
    }

    public static <R> R during(String name, Measurement<R> measurement, Predicate<R> hasFailures)
            throws IOException, ExecutionException, InterruptedException {
        WorkFolder folder = WorkFolder.make(name + "-");
        boolean isWanted = true;
        try {
            R results = measurement.in(folder.path());
            isWanted = hasFailures.test(results);
            return results;
        } catch (InterruptedException e) {
            isWanted = false; // nobody asks why it was ended
            throw e;
        } finally {
            if (isWanted) {
                System.err.println("The logs of all processes are in " + folder + ".");
            } else {
                folder.delete();
            }
        }
    }
}
