package smscoach.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Reasons;

/** The folder of the state, tried before Kafka Streams, which would tell of it late and in more words. */
final class StateFolder {

    /** More than what a full disk may still have left in a block. */
    private static final int PROBE_BYTES = 64 * 1024;

    private StateFolder() {}

    static void requireWritable(Path folder) {
        Path probe = folder.resolve(".probe-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            try {
                Files.write(probe, new byte[PROBE_BYTES]);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            throw CommandFailure.unavailable(
                    "Cannot write to the state folder " + folder + ": " + Reasons.of(e)
                            + ". Make room or give it to this user, or name another by --state-dir.",
                    e);
        }
    }
}
