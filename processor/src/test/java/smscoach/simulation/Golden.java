package smscoach.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Texts that people have read as people will read them. When words change on purpose, run the tests with
 * {@code -Dtest.jvm.args=-Dgolden.write=true}, and read the files again.
 */
public final class Golden {

    private Golden() {}

    public static void assertSame(String name, List<String> lines) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.write(Path.of("src/test/resources/simulation", name), lines);
            return;
        }
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/simulation/" + name), name)) {
            List<String> golden = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines).containsExactlyElementsOf(golden);
        }
    }
}
