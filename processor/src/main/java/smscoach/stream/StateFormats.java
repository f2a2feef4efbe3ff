package smscoach.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Fingerprint;
import smscoach.contract.MonitoringMode;
import smscoach.contract.ParticipationState;
import smscoach.contract.StatusReason;
import smscoach.contract.VisibilityMode;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.Participation;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Reply;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/** The formats of all that is stored. Enums are stored by numbers given here, never by their order. */
final class StateFormats {

    static final StateFormat<Clocks> CLOCKS = new StateFormat<>(
            "clock",
            (out, clocks) -> out.fixed(clocks.commands())
                    .fixed(clocks.events())
                    .fixed(clocks.idleLook())
                    .fixed(clocks.sessionLook())
                    .fixed(clocks.replyLook()),
            in -> new Clocks(in.fixed(), in.fixed(), in.fixed(), in.fixed(), in.fixed()));

    static final StateFormat<List<String>> FEATURES = new StateFormat<>(
            "set of features",
            (out, features) -> out.list(features, StateWriter::text),
            in -> in.list(StateReader::text));

    static final StateFormat<Session> SESSION =
            new StateFormat<>("session", StateFormats::writeSession, StateFormats::readSession);

    static final StateFormat<List<Subscription>> SUBSCRIPTIONS = new StateFormat<>(
            "list of subscriptions",
            (out, all) -> out.list(all, StateFormats::writeSubscription),
            in -> in.list(StateFormats::readSubscription));

    static final StateFormat<List<String>> IDS = new StateFormat<>("list of ids", StateWriter::ids, StateReader::ids);

    static final StateFormat<String> ID = new StateFormat<>("id", StateWriter::id, StateReader::id);

    static final StateFormat<Long> NUMBER = new StateFormat<>("number", StateWriter::time, StateReader::time);

    static final StateFormat<RememberedReply> REPLY =
            new StateFormat<>("reply", StateFormats::writeReply, StateFormats::readReply);

    static final List<StateFormat<?>> ALL = List.of(CLOCKS, FEATURES, SESSION, SUBSCRIPTIONS, IDS, ID, NUMBER, REPLY);

    private static final int LIVE = 1;
    private static final int ENDED = 2;

    private StateFormats() {}

    /** Without reading all of it: in every version what kind of session it is comes first. */
    static boolean isLiveSession(byte[] bytes) {
        return bytes[1] == LIVE;
    }

    /** Without reading all of them: in every version their number comes first. */
    static long countOfSubscriptions(byte[] bytes) {
        return new StateReader(bytes).afterVersion().count();
    }

    private static void writeSession(StateWriter out, Session session) {
        switch (session) {
            case Session.Live live ->
                out.u8(LIVE)
                        .id(live.id())
                        .ids(live.agents())
                        .list(live.supervisors(), StateFormats::writeParticipation)
                        .ids(live.eventIds())
                        .time(live.lastActivity())
                        .time(live.lookAt());
            case Session.Ended ended ->
                out.u8(ENDED)
                        .id(ended.id())
                        .ids(ended.eventIds())
                        .time(ended.endedAt())
                        .time(ended.lookAt());
        }
    }

    private static Session readSession(StateReader in) {
        int kind = in.u8();
        return switch (kind) {
            case LIVE ->
                new Session.Live(
                        in.id(), in.ids(), in.list(StateFormats::readParticipation), in.ids(), in.time(), in.time());
            case ENDED -> new Session.Ended(in.id(), in.ids(), in.time(), in.time());
            default -> throw unknown("session", kind);
        };
    }

    private static void writeParticipation(StateWriter out, Participation p) {
        out.id(p.supervisorId())
                .text(p.nickname())
                .u8(number(p.mode()))
                .u8(number(p.state()))
                .id(p.agentId())
                .optionalId(p.subscriptionId())
                .count(p.joined());
    }

    private static Participation readParticipation(StateReader in) {
        return new Participation(
                in.id(), in.text(), mode(in.u8()), state(in.u8()), in.id(), in.optionalId(), in.count());
    }

    private static void writeSubscription(StateWriter out, Subscription s) {
        out.id(s.subscriptionId())
                .id(s.agentId())
                .id(s.supervisorId())
                .text(s.nickname())
                .u8(number(s.visibilityMode()))
                .u8(number(s.monitoringMode()))
                .time(s.since());
    }

    private static Subscription readSubscription(StateReader in) {
        return new Subscription(in.id(), in.id(), in.id(), in.text(), mode(in.u8()), monitoring(in.u8()), in.time());
    }

    private static void writeReply(StateWriter out, RememberedReply remembered) {
        Reply reply = remembered.reply();
        Reply.Refusal refusal = reply.refusal();
        out.id(reply.supervisorId()).id(reply.commandId()).optionalText(reply.operationName());
        if (refusal == null) {
            out.u8(0);
        } else {
            out.u8(1).text(refusal.reason().name()).text(refusal.message());
        }
        out.optionalId(reply.subscriptionId())
                .time(reply.issuedAt())
                .fixed(remembered.content().high())
                .fixed(remembered.content().low())
                .time(remembered.lookAt());
    }

    private static RememberedReply readReply(StateReader in) {
        String supervisor = in.id();
        String command = in.id();
        String operation = in.optionalText();
        Reply.@Nullable Refusal refusal =
                in.u8() == 0 ? null : new Reply.Refusal(StatusReason.valueOf(in.text()), in.text());
        Reply reply = new Reply(supervisor, command, operation, refusal, in.optionalId(), in.time());
        return new RememberedReply(reply, new Fingerprint(in.fixed(), in.fixed()), in.time());
    }

    private static int number(VisibilityMode mode) {
        return switch (mode) {
            case Monitor -> 1;
            case Coach -> 2;
            case BargeIn -> 3;
        };
    }

    private static VisibilityMode mode(int number) {
        return switch (number) {
            case 1 -> VisibilityMode.Monitor;
            case 2 -> VisibilityMode.Coach;
            case 3 -> VisibilityMode.BargeIn;
            default -> throw unknown("visibility mode", number);
        };
    }

    private static int number(MonitoringMode mode) {
        return switch (mode) {
            case NextChat -> 1;
            case AllChats -> 2;
        };
    }

    private static MonitoringMode monitoring(int number) {
        return switch (number) {
            case 1 -> MonitoringMode.NextChat;
            case 2 -> MonitoringMode.AllChats;
            default -> throw unknown("monitoring mode", number);
        };
    }

    /** Only those who take part are stored. */
    private static int number(ParticipationState state) {
        return switch (state) {
            case Invited -> 1;
            case Chatting -> 2;
            case Completed, Revoked -> throw new IllegalStateException("One who has left is not stored");
        };
    }

    private static ParticipationState state(int number) {
        return switch (number) {
            case 1 -> ParticipationState.Invited;
            case 2 -> ParticipationState.Chatting;
            default -> throw unknown("participation state", number);
        };
    }

    private static UnreadableStateException unknown(String what, int number) {
        return new UnreadableStateException(
                "a " + what + " has the number " + number + ", which this build does not know");
    }
}
