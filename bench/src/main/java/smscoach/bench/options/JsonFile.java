package smscoach.bench.options;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import smscoach.bench.compare.report.ResultsFile;

/** Where all figures go besides what is printed, if anywhere. */
public final class JsonFile {

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there, too.")
    private @Nullable Path file;

    public void write(Object results) throws IOException {
        if (file != null) {
            ResultsFile.write(results, file);
        }
    }
}
