package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.WorkFolder;
import smscoach.config.Settings;
import smscoach.domain.Rules;
import smscoach.ops.Ops;
import smscoach.stream.CoachStreams;

/** Loads the classes that most commands need, for the archive of classes that a build leaves; does nothing else. */
final class WarmUp {

    private static final String INPUT = """
            {"topic":"coach-commands","key":"cc-1","payload":"{\\"commandId\\":\\"c-1\\",\\"contactCenterId\\":\\"cc-1\\",\
            \\"operationName\\":\\"Coach\\",\\"supervisor\\":{\\"userId\\":\\"sup-1\\",\\"roles\\":[\\"supervisor\\"]},\
            \\"userId\\":\\"agent-1\\",\\"issuedAt\\":\\"2026-11-22T10:15:30.123Z\\"}"}
            {"topic":"sms-session-events","key":"cc-1","payload":"{\\"eventId\\":\\"e-1\\",\\"contactCenterId\\":\\"cc-1\\",\
            \\"smssessionId\\":\\"s-1\\",\\"type\\":\\"AgentAccepted\\",\\"userId\\":\\"agent-1\\",\
            \\"occurredAt\\":\\"2026-11-22T10:15:31.123Z\\"}"}
            """;

    private WarmUp() {}

    public static void main(String[] args) throws IOException {
        run("--help");
        run("replay");
        Ops.start("127.0.0.1", 0, "").close();
        // Nothing listens there, and nothing is asked of it.
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
        Admin.create(nowhere).close();
        new KafkaProducer<>(nowhere, new ByteArraySerializer(), new ByteArraySerializer()).close();
        new KafkaConsumer<>(nowhere, new ByteArrayDeserializer(), new ByteArrayDeserializer()).close();
        startAndStop();
    }

    /** A processor that finds no brokers. */
    private static void startAndStop() throws IOException {
        WorkFolder folder = WorkFolder.make("classes-");
        Settings settings = new Settings(
                "127.0.0.1:1", "", "sms-coach", folder.path(), 1, 0, "classic", Rules.AS_SHIPPED, Map.of());
        CoachStreams.start(settings, 1).close();
        folder.delete();
    }

    private static void run(String... args) {
        InputStream in = new ByteArrayInputStream(INPUT.getBytes(UTF_8));
        OutputStream nowhere = OutputStream.nullOutputStream();
        Coach.run(new Terminal(in, nowhere, Terminal.writer(nowhere), Map.of()), args);
    }
}
