package smscoach.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;

/** One record through the engine; the agent has one subscription, for all his chats. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class EngineBenchmark {

    private static final int BATCH = 10_000;
    private static final byte[] KEY = "cc-1".getBytes(UTF_8);

    private final InputRecord[] commands = new InputRecord[BATCH];
    private final InputRecord[] accepts = new InputRecord[BATCH];
    private final InputRecord[] messages = new InputRecord[BATCH];
    private Engine engine;

    @Setup(Level.Trial)
    public void make() {
        for (int i = 0; i < BATCH; i++) {
            commands[i] = record(Topic.COACH_COMMANDS, Inputs.coach(i + 1));
            accepts[i] = record(Topic.SMS_SESSION_EVENTS, Inputs.accepted(i + 1));
            messages[i] = record(Topic.SMS_SESSION_EVENTS, Inputs.message(0));
        }
    }

    @Setup(Level.Invocation)
    public void open() {
        engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        engine.take(record(Topic.COACH_COMMANDS, Inputs.coach(0)), output -> {});
        engine.take(record(Topic.SMS_SESSION_EVENTS, Inputs.accepted(0)), output -> {});
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void command(Blackhole hole) {
        takeAll(commands, hole);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void accept(Blackhole hole) {
        takeAll(accepts, hole);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void message(Blackhole hole) {
        takeAll(messages, hole);
    }

    private void takeAll(InputRecord[] records, Blackhole hole) {
        for (InputRecord record : records) {
            hole.consume(engine.take(record, hole::consume));
        }
    }

    private static InputRecord record(Topic topic, byte[] value) {
        return new InputRecord(topic, 0, 0, -1, KEY, value, List.of());
    }
}
