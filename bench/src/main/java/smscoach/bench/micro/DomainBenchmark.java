package smscoach.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import smscoach.contract.AuthorType;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.domain.command.CommandDecider;
import smscoach.domain.fact.Decision;
import smscoach.domain.fact.Evolution;
import smscoach.domain.fact.Fact;
import smscoach.domain.session.SessionDecider;
import smscoach.domain.session.SessionEvent;
import smscoach.domain.state.InMemoryState;

/** Records to facts, and facts to state; the agent has one subscription, for all his chats. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class DomainBenchmark {

    private static final Rules RULES = Rules.AS_SHIPPED;

    private final InMemoryState state = new InMemoryState();
    private final ReceivedCommand command = coach(1);
    private final long at = command.issuedAt().toEpochMilli();
    private final SessionEvent accepted = accepted("sms-1");
    private final SessionEvent message = new SessionEvent.MessageSent(
            "e-2",
            "sms-0",
            "m-1",
            new SessionEvent.Author(AuthorType.User, "agent-1"),
            Visibility.All,
            "The pass is dated to yesterday, and the 62.50 are gone.",
            at);
    private Fact[] acceptAndCompletion;

    @Setup(Level.Trial)
    public void open() {
        Evolution.evolve(state, new Fact.CommandsClockMoved(at));
        Evolution.evolve(state, new Fact.EventsClockMoved(at));
        evolve(CommandDecider.decide(state, RULES, coach(0)));
        evolve(SessionDecider.decide(state, RULES, accepted("sms-0")));

        List<Fact> facts = new ArrayList<>(evolve(SessionDecider.decide(state, RULES, accepted("sms-2"))));
        SessionEvent completed = new SessionEvent.SessionCompleted("e-3", "sms-2", at);
        facts.addAll(evolve(SessionDecider.decide(state, RULES, completed)));
        acceptAndCompletion = facts.toArray(Fact[]::new);
    }

    @Benchmark
    public Decision decideCommand() {
        return CommandDecider.decide(state, RULES, command);
    }

    @Benchmark
    public Decision decideAccept() {
        return SessionDecider.decide(state, RULES, accepted);
    }

    @Benchmark
    public Decision decideMessage() {
        return SessionDecider.decide(state, RULES, message);
    }

    /** A session that starts anew forgets the one that has ended, so that the state does not grow. */
    @Benchmark
    public void evolveAcceptAndCompletion() {
        for (Fact fact : acceptAndCompletion) {
            Evolution.evolve(state, fact);
        }
    }

    private List<Fact> evolve(Decision decision) {
        decision.facts().forEach(fact -> Evolution.evolve(state, fact));
        return decision.facts();
    }

    private static ReceivedCommand coach(long number) {
        return ContractJson.readReceived(Inputs.coach(number));
    }

    private SessionEvent accepted(String session) {
        return new SessionEvent.AgentAccepted("e-1", session, "agent-1", at);
    }
}
