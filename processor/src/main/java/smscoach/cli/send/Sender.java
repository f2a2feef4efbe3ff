package smscoach.cli.send;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.cluster.Cluster;
import smscoach.engine.RecordHeader;

/** Puts drafts into their topics, in their order. */
public record Sender(Cluster cluster) {

    private record UnderWay(Draft draft, Future<RecordMetadata> result) {}

    public List<Sent> send(List<Draft> drafts, Consumer<Sent> report) {
        List<Sent> sent = new ArrayList<>(drafts.size());
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
            List<UnderWay> underWay = new ArrayList<>(drafts.size());
            for (Draft draft : drafts) {
                underWay.add(new UnderWay(draft, producer.send(record(draft))));
            }
            producer.flush();
            for (UnderWay each : underWay) {
                Sent done = new Sent(each.draft(), each.result().get());
                sent.add(done);
                report.accept(done);
            }
        } catch (Exception e) {
            throw failure(drafts.size(), sent.size(), e);
        }
        return sent;
    }

    private CommandFailure failure(int all, int sent, Exception e) {
        CommandFailure failure = cluster.failure(e);
        return all == 1
                ? failure
                : new CommandFailure(
                        failure.exitCode(),
                        "%s (Of %d records the first %d were sent.)".formatted(failure.sentence(), all, sent),
                        e);
    }

    private ProducerRecord<byte[], byte[]> record(Draft draft) {
        var record = new ProducerRecord<byte[], byte[]>(cluster.nameOf(draft.topic()), draft.key(), draft.value());
        for (RecordHeader header : draft.headers()) {
            record.headers().add(header.name(), header.value());
        }
        return record;
    }
}
