package smscoach.bench.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smscoach.bench.compare.input.Chunk;
import smscoach.bench.compare.input.Workload;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.domain.state.Session;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.simulation.Publication;

class StandingTest {

    private static final Instant AT = Instant.parse("2026-11-26T08:00:00Z");
    private static final int SESSIONS = 3_000;
    private static final int SUBSCRIPTIONS = 300;

    private final Standing standing = new Standing(SESSIONS, SUBSCRIPTIONS, AT);
    private final InMemoryStates states = new InMemoryStates();
    private final Engine engine = new Engine(Rules.AS_SHIPPED, states, KeyPlacement.UNKNOWN, "");
    private final List<OutputRecord> outputs = new ArrayList<>();

    @Test
    void shouldMakeAsManySessionsAndSubscriptionsAsAskedFor() {
        // When
        List<Outcome> answers = take(standing.commands());
        List<Outcome> effects = take(standing.accepts());

        // Then
        assertThat(answers).hasSize(SUBSCRIPTIONS).allMatch(new Outcome.Answered(false)::equals);
        assertThat(effects).hasSize(SESSIONS).allMatch(Outcome.Applied.class::isInstance);
        assertThat(keys(Topic.COACH_SUBSCRIPTIONS)).hasSize(SUBSCRIPTIONS);
        assertThat(standing.accepts().filter(this::isLive).map(StandingTest::session))
                .doesNotHaveDuplicates()
                .hasSize(SESSIONS);
    }

    @Test
    void shouldHaveASupervisorInThreeSessionsOfTen() {
        // When
        take(standing.commands());
        take(standing.accepts());

        // Then
        assertThat(told()).hasSize(SESSIONS * 3 / 10);
    }

    @Test
    void shouldLeaveTheBacklogAsItIsWithoutIt() {
        // Given
        List<SupervisorSessionEvent> without = new StandingTest().toldOfTheWorkload();

        // When
        take(standing.commands());
        take(standing.accepts());
        outputs.clear();
        List<SupervisorSessionEvent> with = toldOfTheWorkload();

        // Then
        assertThat(with.stream().map(StandingTest::said))
                .isNotEmpty()
                .isEqualTo(without.stream().map(StandingTest::said).toList());
    }

    private boolean isLive(Publication accept) {
        return states.of(accept.contactCenterId()).session(session(accept)) instanceof Session.Live;
    }

    private static String session(Publication accept) {
        return ((SmsSessionEvent) accept.message()).smssessionId();
    }

    private static String said(SupervisorSessionEvent event) {
        return event.type() + " " + event.supervisorId() + " " + event.smssessionId() + " " + event.subscriptionId();
    }

    private List<SupervisorSessionEvent> toldOfTheWorkload() {
        Workload workload = new Workload(1, 10_000, AT);
        while (workload.hasNext()) {
            Chunk chunk = workload.next();
            take(chunk.commands().stream());
            take(chunk.events().stream());
        }
        return told();
    }

    private List<Outcome> take(Stream<Publication> publications) {
        return publications
                .map(publication -> engine.take(
                        new InputRecord(
                                publication.topic(),
                                0,
                                0,
                                -1,
                                publication.contactCenterId().getBytes(UTF_8),
                                ContractJson.writeUnchecked(publication.message()),
                                List.of()),
                        outputs::add))
                .toList();
    }

    private List<SupervisorSessionEvent> told() {
        return of(Topic.SUPERVISOR_SESSION_EVENTS)
                .map(output -> ContractJson.read(SupervisorSessionEvent.class, output.value()))
                .toList();
    }

    private List<String> keys(Topic topic) {
        return of(topic)
                .map(output -> new String(Objects.requireNonNull(output.key()), UTF_8))
                .distinct()
                .toList();
    }

    private Stream<OutputRecord> of(Topic topic) {
        return outputs.stream().filter(output -> output.topic() == topic);
    }
}
