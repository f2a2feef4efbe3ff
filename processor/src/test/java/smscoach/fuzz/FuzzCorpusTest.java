package smscoach.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What coverage-guided fuzzing has found worth keeping, again: each input reaches something that the others do not. */
class FuzzCorpusTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");

    @TestFactory
    Stream<DynamicTest> shouldTakeTheCodecsCorpus() throws IOException {
        return corpus("CodecFuzzer", CodecFuzzer::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> shouldTakeTheEnginesCorpus() throws IOException {
        return corpus("EngineFuzzer", EngineFuzzer::fuzzerTestOneInput);
    }

    private interface Fuzzer {
        void take(byte[] input);
    }

    private static Stream<DynamicTest> corpus(String name, Fuzzer fuzzer) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(name))) {
            var inputs = files.sorted().toList();
            assertThat(inputs).as("inputs for %s", name).hasSizeBetween(50, 200);
            return inputs.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> fuzzer.take(Files.readAllBytes(file))));
        }
    }
}
