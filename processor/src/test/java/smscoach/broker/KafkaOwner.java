package smscoach.broker;

import java.io.IOException;
import java.util.stream.Collectors;

/** A program with an embedded Kafka, to be killed: prints the pids of its nodes, then waits for the end. */
final class KafkaOwner {
    private KafkaOwner() {}

    public static void main(String[] args) throws IOException {
        var builder = EmbeddedKafka.builder().nodes(Integer.parseInt(args[0]));
        var kafka = builder.start();
        if (args.length > 1) {
            kafka.node(Integer.parseInt(args[1])).pause();
        }
        System.out.println(
                kafka.nodes().stream().map(node -> String.valueOf(node.pid())).collect(Collectors.joining(" ")));
        System.in.read();
    }
}
