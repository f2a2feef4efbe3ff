package smscoach.bench.state;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smscoach.bench.compare.input.Workload;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.EventType;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.simulation.People;
import smscoach.simulation.Publication;

/**
 * Sessions that go on and subscriptions that stand, in the contact centers of the {@link Workload} but among other
 * people, so that what the workload brings about is the same with however many of them. Agents work in teams of ten and
 * have three sessions each. Three of a team are coached, each by one supervisor, who has four teams; the others are
 * not. So three sessions in ten have a supervisor, as long as there are a subscription for each ten sessions.
 *
 * @param at when all of it is said to have happened
 */
public record Standing(int sessions, int subscriptions, Instant at) {

    private static final int SESSIONS_PER_AGENT = 3;
    private static final int TEAM = 10;
    private static final int COACHED = 3;
    private static final int TEAMS_PER_SUPERVISOR = 4;
    private static final List<String> ROLES = List.of("supervisor");

    /** To be taken before the accepts are published: who comes later joins no session. */
    public Stream<Publication> commands() {
        return IntStream.range(0, subscriptions).mapToObj(number -> {
            int team = number / COACHED;
            return publication(
                    Topic.COACH_COMMANDS,
                    new CoachCommand(
                            "standing-" + number,
                            contactCenter(team),
                            Operation.Coach,
                            new CoachCommand.Supervisor(supervisor(team), null, ROLES),
                            agent(team * TEAM + number % COACHED),
                            null,
                            MonitoringMode.AllChats,
                            null,
                            null,
                            null,
                            at));
        });
    }

    public Stream<Publication> accepts() {
        return IntStream.range(0, sessions).mapToObj(number -> {
            int agent = number / SESSIONS_PER_AGENT;
            return publication(
                    Topic.SMS_SESSION_EVENTS,
                    new SmsSessionEvent(
                            "standing-e-" + number,
                            contactCenter(agent / TEAM),
                            "standing-s-" + number,
                            EventType.AgentAccepted,
                            agent(agent),
                            null,
                            null,
                            null,
                            at));
        });
    }

    private Publication publication(Topic topic, ContractMessage message) {
        return new Publication(topic, at, message);
    }

    private static String contactCenter(int team) {
        return People.contactCenterId(team % Workload.CONTACT_CENTERS);
    }

    private static String supervisor(int team) {
        return "standing-sup-" + team / Workload.CONTACT_CENTERS / TEAMS_PER_SUPERVISOR;
    }

    private static String agent(int number) {
        return "standing-agent-" + number;
    }
}
