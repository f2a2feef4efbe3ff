package smscoach.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A program with Kafka nodes, the last of them paused, that prints their pids and waits to be killed. */
final class KafkaOwner {
    private KafkaOwner() {}

    @SuppressWarnings("resource") // Closing is what this program never comes to.
    public static void main(String[] args) throws IOException {
        var kafka = EmbeddedKafka.builder()
                .nodes(Integer.parseInt(args[1]))
                .dataDirectory(Path.of(args[0]))
                .start();
        kafka.nodes().getLast().pause();
        System.out.println("nodes "
                + kafka.nodes().stream().map(node -> String.valueOf(node.pid())).collect(Collectors.joining(" ")));
        System.in.read();
    }
}
