package smscoach.replay.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.reference.HistoryGenerator;
import smscoach.replay.KcatLines;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;
import smscoach.replay.compare.FileVerification;
import smscoach.replay.compare.Outcome;

/** Sessions of random histories, cut out of their contact centers. */
class ExcerptTest {

    private static final int RECORDS = 600;

    private final Map<String, List<Received>> outputs = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void shouldDecideTheSameAboutTheSessionWithFewRecordsAlsoFromAFile(long seed) throws Exception {
        // Given
        Rules rules = Histories.rules(HistoryGenerator.settings(seed));
        Map<String, List<InputRecord>> all = produce(seed, rules);
        String contactCenter = theBusiest(all);
        List<InputRecord> inputs = all.getOrDefault(contactCenter, List.of());
        About about = new About(aCoachedSession(inputs));
        List<Received> told = told(inputs, about);
        ProductionOrder order = new ProductionOrder();
        told.forEach(each -> order.learn(each.record()));

        // When
        List<InputRecord> few = new Excerpt(inputs, about, rules, "", order).shrink(taken -> {});

        // Then
        FileVerification verification = new FileVerification(rules, "");
        Outcome outcome = verification.run(
                new ByteArrayInputStream(file(few, about)),
                difference -> assertThat(difference).isNull());
        assertThat(outcome.identical()).isEqualTo(told.size()).isPositive();
        assertThat(few)
                .hasSizeLessThan(inputs.size())
                .containsAll(inputs.stream().filter(about::isNamedBy).toList());
    }

    @Test
    void shouldKeepBytesThatAreNoUtf8ToTheByte() throws Exception {
        // Given
        byte[] bytes = {'{', (byte) 0xC0, (byte) 0x80, '"', (byte) 0xFF, '}'};
        InputRecord input = new InputRecord(
                Topic.SMS_SESSION_EVENTS,
                0,
                7,
                5,
                bytes,
                bytes,
                List.of(new RecordHeader("none", null), new RecordHeader("spoilt", bytes)));
        KcatLines lines = new KcatLines("");

        // When
        String line = new String(lines.write(input, "s-1"), StandardCharsets.UTF_8);
        KcatLines.Line read = lines.readAny(line, 1);

        // Then
        assertThat(read).isInstanceOfSatisfying(KcatLines.Line.Input.class, in -> {
            assertThat(in.session()).isEqualTo("s-1");
            assertThat(in.record().key()).isEqualTo(bytes);
            assertThat(in.record().value()).isEqualTo(bytes);
            assertThat(in.record().headers()).isEqualTo(input.headers());
        });
    }

    private Map<String, List<InputRecord>> produce(long seed, Rules rules) {
        Map<String, List<InputRecord>> inputs = new HashMap<>();
        Engine engine = new Engine(rules, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        long[] next = {0};
        HistoryGenerator.generate(seed, RECORDS).forEach(generated -> {
            InputRecord input = Histories.record(generated);
            byte[] key = input.key();
            if (key != null) {
                inputs.computeIfAbsent(new String(key, StandardCharsets.UTF_8), id -> new ArrayList<>())
                        .add(input);
            }
            List<Received> made = new ArrayList<>();
            engine.take(input, output -> made.add(new Received(0, next[0]++, output)));
            outputs.put(input.position(), made);
        });
        return inputs;
    }

    private List<Received> told(List<InputRecord> inputs, About about) {
        List<Received> told = new ArrayList<>();
        inputs.forEach(input -> outputs.getOrDefault(input.position(), List.of()).stream()
                .filter(each -> about.isToldBy(input, each.record()))
                .forEach(told::add));
        return told;
    }

    private byte[] file(List<InputRecord> inputs, About about) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        KcatLines lines = new KcatLines("");
        inputs.forEach(input -> {
            file.writeBytes(lines.write(input, about.smssessionId()));
            file.write('\n');
            told(List.of(input), about).forEach(each -> {
                file.writeBytes(lines.write(each));
                file.write('\n');
            });
        });
        return file.toByteArray();
    }

    private static String theBusiest(Map<String, List<InputRecord>> all) {
        return all.entrySet().stream()
                .max(Map.Entry.comparingByValue((one, other) -> Integer.compare(one.size(), other.size())))
                .orElseThrow()
                .getKey();
    }

    /** The last that a supervisor came into, so that much lies before it. */
    private String aCoachedSession(List<InputRecord> inputs) {
        return inputs.stream()
                .flatMap(input -> outputs.getOrDefault(input.position(), List.of()).stream())
                .map(Received::record)
                .filter(output -> output.topic() == Topic.SUPERVISOR_SESSION_EVENTS)
                .map(OutputRecord::value)
                .map(value -> Mentions.in(value).smssessionId())
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}
