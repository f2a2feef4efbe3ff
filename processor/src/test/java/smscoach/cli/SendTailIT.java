package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smscoach.broker.SharedKafka;
import smscoach.contract.CoachReply;
import smscoach.contract.StatusReason;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;

/** On a real broker, without a processor: where replies are needed, the test writes them. Each test has its topics. */
@Timeout(120)
class SendTailIT {

    private static final int PARTITIONS = 4;
    private static final String EVENT = "{\"eventId\":\"e-1\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"s-1\","
            + "\"type\":\"AgentAccepted\",\"userId\":\"a-1\",\"occurredAt\":\"2026-11-22T10:15:31.123Z\"}";
    private static final String COMMAND = "{\"commandId\":\"c-1\",\"contactCenterId\":\"cc-1\","
            + "\"operationName\":\"Leave\",\"supervisor\":{\"userId\":\"sup-1\",\"roles\":[\"supervisor\"]},"
            + "\"smssessionId\":\"s-1\",\"issuedAt\":\"2026-11-22T10:15:30.123Z\"}";

    private static SharedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = SharedKafka.start();
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    @Test
    void shouldPlaceARecordByItsContactCenterAndShowItAgain() throws Exception {
        // Given
        createTopics("place.");
        var expected = "place.sms-session-events-" + partition("cc-1") + "@0";

        // When
        var sent = coach("place.", EVENT, "send", "sms-session-events");
        var shown = coach("place.", "", "tail", "sms-session-events", "--from-beginning", "--max", "1");

        // Then
        assertThat(sent.err()).isEmpty();
        assertThat(sent.exitCode()).isZero();
        assertThat(sent.lines()).containsExactly(expected);
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.lines())
                .singleElement()
                .asString()
                .endsWith("place.sms-session-events cc-1 s-1 AgentAccepted agent a-1");
    }

    @Test
    void shouldSendAgainWhatTailWrote() throws Exception {
        // Given
        createTopics("again.");
        var line = "{\"topic\":\"again.sms-session-events\",\"partition\":0,\"offset\":7,\"headers\":"
                + "[\"traceparent\",\"00-trace\"],\"key\":\"cc-1\",\"payload\":\"%s\"}\n"
                        .formatted(EVENT.replace("\"", "\\\""));
        coach("again.", line, "send", "sms-session-events", "--quiet");
        var tail = new String[] {"tail", "all", "--from-beginning", "--json", "--max"};

        // When
        var first = coach("again.", "", with(tail, "1"));
        var sent = coach("again.", first.out(), "send", "all");
        var both = coach("again.", "", with(tail, "2"));

        // Then
        assertThat(sent.exitCode()).isZero();
        assertThat(both.lines())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each)
                        .contains("\"headers\":[\"traceparent\",\"00-trace\"],\"key\":\"cc-1\"")
                        .contains("\"payload\":\"" + EVENT.replace("\"", "\\\"") + "\""));
    }

    @Test
    void shouldSendNothingWhereOneRecordIsWrongUnlessForced() throws Exception {
        // Given
        createTopics("wrong.");
        var input = EVENT + "\nnonsense\n";

        // When
        var refused = coach("wrong.", input, "send", "sms-session-events");
        var forced = coach("wrong.", input, "send", "sms-session-events", "--force");

        // Then
        assertThat(refused.exitCode()).isEqualTo(65);
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.lines()).hasSize(2).first().asString().endsWith("@0");
    }

    @Test
    void shouldPrintTheReplyToEachCommand() throws Exception {
        // Given
        createTopics("replies.");
        var another = COMMAND.replace("\"c-1\"", "\"c-2\"");
        var replier = replyWhenSent(
                "replies.",
                2,
                command -> List.of(
                        record("replies.", reply("c-0", 0), null),
                        record(
                                "replies.",
                                reply(command.value().contains("\"c-1\"") ? "c-1" : "c-2", 0),
                                position(command))));

        // When
        var run = coach("replies.", COMMAND + "\n" + another, "send", "coach-commands", "--wait=60");

        // Then
        replier.join();
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).containsExactlyInAnyOrder(reply("c-1", 0), reply("c-2", 0));
        assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.startsWith("replies.coach-commands-"));
    }

    @Test
    void shouldTellARefusalByItsExitCode() throws Exception {
        // Given
        createTopics("refused.");
        var replier = replyWhenSent(
                "refused.", 1, command -> List.of(record("refused.", reply("c-1", 6), position(command))));

        // When
        var run = coach("refused.", COMMAND, "send", "coach-commands", "--wait=60", "--quiet");

        // Then
        replier.join();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.lines()).containsExactly(reply("c-1", 6));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void shouldNotTakeTheReplyToAnEarlierRepeatForItsOwn() throws Exception {
        // Given
        createTopics("repeat.");
        var replier = replyWhenSent(
                "repeat.",
                1,
                command -> List.of(
                        record("repeat.", reply("c-1", 6), "coach-commands-0@99"),
                        record("repeat.", reply("c-1", 0), position(command))));

        // When
        var run = coach("repeat.", COMMAND, "send", "coach-commands", "--wait=60");

        // Then
        replier.join();
        assertThat(run.lines()).containsExactly(reply("c-1", 0));
    }

    @Test
    void shouldTellThatACommandBecameADeadLetter() throws Exception {
        // Given
        createTopics("dead.");
        var replier = replyWhenSent("dead.", 1, command -> {
            var letter = new ProducerRecord<>("dead.coach-dead-letters", command.key(), command.value());
            letter.headers().add("causation-position", position(command).getBytes(UTF_8));
            letter.headers().add("coach.error.code", "STALE".getBytes(UTF_8));
            letter.headers().add("__streams.errors.message", "It is too old.".getBytes(UTF_8));
            return List.of(letter);
        });

        // When
        var run = coach("dead.", COMMAND, "send", "coach-commands", "--wait=60", "--quiet");

        // Then
        replier.join();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("c-1 (dead.coach-commands-")
                .contains("became a dead letter, STALE: It is too old.");
    }

    @Test
    void shouldSayThatNoReplyCame() throws Exception {
        // Given
        createTopics("silent.");

        // When
        var run = coach("silent.", COMMAND, "send", "coach-commands", "--wait=1", "--quiet");

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err())
                .startsWith("coach: No reply on silent.coach-replies within 1 s to c-1 (silent.coach-commands-")
                .endsWith(". Does the processor run?\n");
    }

    @Test
    void shouldReadNoAbortedRecordAndOnlyTheKeysAskedFor() throws Exception {
        // Given
        createTopics("tail.");
        write(true, record("tail.", reply("c-1", 0), null));
        write(false, record("tail.", reply("c-2", 0), null));
        write(true, new ProducerRecord<>("tail.coach-replies", "cc-2/sup-1", reply("c-3", 0)));

        // When
        var run = coach(
                "tail.", "", "tail", "coach-replies", "--from-beginning", "--key-prefix", "cc-1/", "--timeout", "1s");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).singleElement().asString().endsWith("tail.coach-replies cc-1/sup-1 Leave c-1 done");
    }

    @Test
    void shouldSayWhenFewerCameThanWereAskedFor() throws Exception {
        // Given
        createTopics("fewer.");

        // When
        var run = coach("fewer.", "", "tail", "coach-replies", "--max", "1", "--timeout", "100ms");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldSayWhichTopicIsMissingAndNotCreateIt() throws Exception {
        // When
        var send = coach("none.", EVENT, "send", "sms-session-events");
        var tail = coach("none.", "", "tail", "coach-replies");

        // Then
        assertThat(send.exitCode()).isEqualTo(69);
        assertThat(send.err()).contains("has no topic none.sms-session-events.");
        assertThat(tail.exitCode()).isEqualTo(69);
        assertThat(tail.err()).contains("has no topic none.coach-replies.");
        try (var admin = admin()) {
            assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith("none."));
        }
    }

    /** Answers the commands that come, as the processor would: in one transaction each. */
    private static CompletableFuture<Void> replyWhenSent(
            String prefix,
            int count,
            Function<ConsumerRecord<String, String>, List<ProducerRecord<String, String>>> replies) {
        return CompletableFuture.runAsync(() -> {
            try (var consumer = new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
                var partitions = Stream.iterate(0, i -> i + 1)
                        .limit(PARTITIONS)
                        .map(i -> new TopicPartition(prefix + Topic.COACH_COMMANDS.defaultName(), i))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                for (int answered = 0; answered < count; ) {
                    for (var command : consumer.poll(Duration.ofMillis(100))) {
                        replies.apply(command).forEach(reply -> write(true, reply));
                        answered++;
                    }
                }
            }
        });
    }

    private static void write(boolean commit, ProducerRecord<String, String> record) {
        var settings = new HashMap<>(client());
        settings.put("transactional.id", "test-" + record.topic());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(record);
            producer.flush();
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private static ProducerRecord<String, String> record(String prefix, String reply, @Nullable String causation) {
        var record = new ProducerRecord<>(prefix + "coach-replies", "cc-1/sup-1", reply);
        if (causation != null) {
            record.headers().add("causation-position", causation.getBytes(UTF_8));
        }
        return record;
    }

    private static String reply(String commandId, int status) {
        var reply = new CoachReply(
                commandId,
                "cc-1",
                "Leave",
                "sup-1",
                status,
                status == 0 ? null : StatusReason.SESSION_NOT_FOUND,
                status == 0 ? null : "There is no such session.",
                null,
                Instant.parse("2026-11-22T10:15:30.123Z"));
        return new String(ContractJson.write(reply), UTF_8);
    }

    private static String position(ConsumerRecord<String, String> command) {
        return "coach-commands-" + command.partition() + "@" + command.offset();
    }

    private static int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % PARTITIONS;
    }

    private static Run coach(String prefix, String in, String... args) {
        return Run.of(
                Map.of("COACH_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "COACH_TOPIC_PREFIX", prefix), in, args);
    }

    private static String[] with(String[] args, String last) {
        return Stream.concat(Stream.of(args), Stream.of(last)).toArray(String[]::new);
    }

    private static void createTopics(String prefix) throws Exception {
        var topics = Stream.of(Topic.values())
                .map(topic -> new NewTopic(prefix + topic.defaultName(), Optional.of(PARTITIONS), Optional.empty()))
                .toList();
        try (var admin = admin()) {
            admin.createTopics(topics).all().get();
        }
    }

    private static Admin admin() {
        return Admin.create(client());
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
