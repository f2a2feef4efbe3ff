package smscoach.torture.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.contract.HeaderNames;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Received;

/** The valid and the invalid trace of each guarantee, as {@code docs/guarantees.md} shows them, are what it says. */
class DocumentedTracesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "guarantees.md");
    private static final Evidence STORY = Traces.flawless(Traces.story());

    static List<Guarantee> guarantees() {
        return Guarantee.all();
    }

    @ParameterizedTest
    @MethodSource("guarantees")
    void shouldHoldForTheValidTrace(Guarantee guarantee) throws IOException {
        // When
        List<String> documented = lines("valid trace");

        // Then
        assertThat(documented)
                .isEqualTo(STORY.committed().values().stream()
                        .map(received -> Traces.line(received.record()))
                        .toList());
        assertThat(guarantee.judge(STORY).first()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guarantees")
    void shouldBeBrokenByTheInvalidTrace(Guarantee guarantee) throws IOException {
        // Given
        List<String> documented = lines(guarantee.name());

        // When
        Evidence evidence = STORY.withCommitted(all -> committed(all, documented));

        // Then
        assertThat(documented).isNotEmpty();
        assertThat(guarantee.judge(evidence).first()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("guarantees")
    void shouldSayItsPromise(Guarantee guarantee) throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains("### " + guarantee.name() + "\n" + guarantee.promise() + "\n");
    }

    /** The records that the lines show; a line that no record has is the record of its topic and cause, changed. */
    private static List<Received> committed(List<Received> flawless, List<String> lines) {
        List<Received> committed = new ArrayList<>();
        for (String line : lines) {
            Received received = flawless.stream()
                    .filter(each -> Traces.line(each.record()).equals(line))
                    .findFirst()
                    .orElseGet(() -> changed(flawless, line));
            committed.add(new Received(received.partition(), committed.size(), received.record()));
        }
        return committed;
    }

    private static Received changed(List<Received> flawless, String line) {
        String topic = line.substring(0, 28).strip();
        String cause = line.substring(29 + "of ".length()).split(" ", 2)[0];
        Received like = flawless.stream()
                .filter(each -> each.record().topic().defaultName().equals(topic))
                .min(Comparator.comparing(each -> !cause.equals(each.record().header(HeaderNames.CAUSATION_POSITION))))
                .orElseThrow(() -> new AssertionError("No record is like: " + line));
        OutputRecord record = like.record();
        List<RecordHeader> headers = new ArrayList<>(record.headers());
        byte[] value = record.value();
        if (cause.equals(record.header(HeaderNames.CAUSATION_POSITION))) {
            value = line.getBytes(StandardCharsets.UTF_8);
        } else {
            headers.add(RecordHeader.of(HeaderNames.CAUSATION_POSITION, cause));
        }
        return new Received(
                like.partition(),
                like.offset(),
                new OutputRecord(record.topic(), record.key(), value, headers, record.timestamp()));
    }

    /** The lines of the first block of code after a heading. */
    private static List<String> lines(String heading) throws IOException {
        Pattern block =
                Pattern.compile("### " + heading + "\n.*?```\n(.*?)```", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
        MatchResult found = block.matcher(Files.readString(DOCUMENT))
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/guarantees.md has no trace under " + heading));
        return found.group(1).lines().map(String::strip).toList();
    }
}
