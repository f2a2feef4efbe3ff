package smscoach.bench.micro;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import smscoach.contract.ContractMessage;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;

/** Bytes to records, and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {

    private final byte[] command = Inputs.coach(0);
    private final byte[] accept = Inputs.accepted(0);
    private final byte[] message = Inputs.message(0);
    private final ContractMessage delivery = new MessageDelivery(
            "m-1",
            "cc-1",
            "sms-1",
            new Party(PartyType.Agent, "agent-1", null),
            Visibility.All,
            null,
            List.of(new MessageDelivery.Recipient(PartyType.Supervisor, "sup-1", Visibility.Agents)),
            "The pass is dated to yesterday, and the 62.50 are gone.",
            "e-1",
            Instant.EPOCH);

    @Benchmark
    public ReceivedCommand readCommand() {
        return ContractJson.readReceived(command);
    }

    @Benchmark
    public SmsSessionEvent readAccepted() {
        return ContractJson.read(SmsSessionEvent.class, accept);
    }

    @Benchmark
    public SmsSessionEvent readMessage() {
        return ContractJson.read(SmsSessionEvent.class, message);
    }

    @Benchmark
    public byte[] writeDelivery() {
        return ContractJson.writeUnchecked(delivery);
    }
}
