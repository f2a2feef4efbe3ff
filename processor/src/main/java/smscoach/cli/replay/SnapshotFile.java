package smscoach.cli.replay;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.OutputFile;
import smscoach.cli.base.Reasons;
import smscoach.domain.Rules;
import smscoach.stream.SnapshotFormat;
import smscoach.stream.StateSnapshot;

/** A snapshot where the user names it. */
final class SnapshotFile {

    private SnapshotFile() {}

    static void write(Path file, StateSnapshot snapshot) {
        try (OutputFile output = OutputFile.of(file)) {
            SnapshotFormat.write(snapshot, output.stream());
            output.complete();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write " + file + ": " + Reasons.of(e) + ".", e);
        }
    }

    /** State that came about under other rules would not be production's. */
    static StateSnapshot read(Path file, Rules rules) {
        StateSnapshot snapshot;
        try {
            snapshot = SnapshotFormat.read(() -> Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw CommandFailure.unavailable("There is no snapshot " + file + ".", e);
        } catch (FileSystemException e) {
            throw CommandFailure.unavailable("Cannot read the snapshot " + file + ": " + Reasons.of(e) + ".", e);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA,
                    "Cannot use the snapshot %s: %s. Start from another one, or from the beginning, and write it anew."
                            .formatted(file, e.getMessage()),
                    e);
        }
        if (!snapshot.rules().equals(rules)) {
            throw CommandFailure.usage("The snapshot " + file + " is of " + snapshot.rules()
                    + ". Give --horizon, --idle-limit and --default-features as they were.");
        }
        return snapshot;
    }
}
