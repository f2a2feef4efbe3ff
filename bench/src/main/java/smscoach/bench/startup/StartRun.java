package smscoach.bench.startup;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import smscoach.bench.compare.measure.Committed;
import smscoach.bench.compare.measure.FirstCommand;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.contender.Setup;
import smscoach.contract.Topic;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Topics;
import smscoach.torture.stage.Waiting;

/**
 * Starts a process, for which a command and the accept of an agent wait in their topics, and waits for its first output:
 * a record that tells the supervisor of the session, or the reply to the command, received by a consumer of committed
 * records that has been waiting for it.
 */
final class StartRun {

    private static final String PREFIX = "start.";
    private static final Duration POLL = Duration.ofMillis(5);

    private final Rig rig;
    private final StartupPlan plan;

    StartRun(Rig rig, StartupPlan plan) {
        this.rig = rig;
        this.plan = plan;
    }

    Start measure(Variant variant, int round) throws ExecutionException, InterruptedException {
        String application = "startup-%s-%d".formatted(variant.name().replaceAll("[^a-z]+", "-"), round);
        Setup setup = new Setup(
                rig.servers(), application, PREFIX, plan.partitions(), 1, plan.commitInterval(), rig.folder());
        rig.renew(PREFIX, plan.partitions(), Set.of());
        try (Fleet fleet = new Fleet(
                        rig.folder().resolve(application), variant.program().apply(setup));
                FirstCommand command = new FirstCommand(rig.servers(), PREFIX);
                KafkaConsumer<byte[], byte[]> consumer = Committed.consumer(
                        rig.servers(),
                        plan.partitions(),
                        setup.outputs(),
                        PREFIX + Topic.COACH_REPLIES.defaultName())) {
            ProcessorInstance instance = fleet.add();
            command.send();
            if (variant.again()) {
                var unused = start(variant, round, fleet, instance, consumer);
                instance.stop();
                Waiting.require(rig.limit(), "A transaction stays open", this::isAllCommitted);
                command.send();
            }
            return start(variant, round, fleet, instance, consumer);
        } catch (StageException e) {
            return Start.failed(variant.name(), round, String.valueOf(e.getMessage()));
        }
    }

    /** Else an output of the run before would be the first. */
    private boolean isAllCommitted() throws ExecutionException, InterruptedException {
        return new Topics(rig.admin(), rig.servers(), PREFIX, plan.partitions()).hasNoOpenTransaction();
    }

    private Start start(
            Variant variant,
            int round,
            Fleet fleet,
            ProcessorInstance instance,
            KafkaConsumer<byte[], byte[]> consumer) {
        Committed.seekToEnd(consumer);
        RunningSign sign = new RunningSign(instance.logFile());
        double running = 0;
        double output = 0;
        long began = System.nanoTime();
        fleet.start(instance);
        while (running == 0 || output == 0) {
            boolean received = !consumer.poll(POLL).isEmpty();
            double now = (System.nanoTime() - began) / 1e6;
            if (output == 0 && received) {
                output = now;
            }
            if (running == 0 && sign.isGivenBy(instance)) {
                running = now;
            }
            if (!instance.isAlive()) {
                throw new StageException(variant.name() + " has ended: " + instance.lastLine());
            }
            if (now > rig.limit().toMillis()) {
                throw new StageException("%s within %d s"
                        .formatted(
                                output == 0 ? "no output" : "no sign of running",
                                rig.limit().toSeconds()));
            }
        }
        return new Start(variant.name(), round, null, running, output);
    }
}
