package smscoach.cli.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.domain.Rules;
import smscoach.replay.BadLineException;
import smscoach.replay.compare.Difference;
import smscoach.replay.compare.FileVerification;

/** A file of inputs in production's order, and of what production made of them. */
final class HistoryFile {

    private HistoryFile() {}

    static Report verify(Path file, Rules rules, String topicPrefix, Consumer<Difference> differences) {
        FileVerification verification = new FileVerification(rules, topicPrefix);
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            var outcome = verification.run(input, differences);
            return new Report(outcome, verification.taken(), Report.doubts(outcome));
        } catch (BadLineException e) {
            throw new CommandFailure(ExitCode.BAD_DATA, file + ", " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot read " + file + ": " + Reasons.of(e) + ".", e);
        }
    }
}
