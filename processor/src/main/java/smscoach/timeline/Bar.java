package smscoach.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.EndReason;
import smscoach.contract.VisibilityMode;
import smscoach.timeline.Lane.Role;

/**
 * A stretch of presence on a lane, from one moment to another.
 *
 * @param to the moment at which it ends; the number of moments where it is open
 * @param mode of a supervisor, else null
 * @param opens whether he came then; otherwise it is the same presence in another mode
 * @param closes whether he went then
 * @param reason why a supervisor went, where he did
 */
public record Bar(
        int lane,
        int from,
        int to,
        @Nullable VisibilityMode mode,
        boolean opens,
        boolean closes,
        @Nullable EndReason reason) {

    /** Whether it lies on the row of that moment, its ends included. */
    public boolean covers(int moment) {
        return moment >= from && moment <= to;
    }

    /** All of a timeline, each lane in order. The customer is there from the first moment to the last. */
    public static List<Bar> of(Timeline timeline) {
        List<Bar> bars = new ArrayList<>();
        for (int lane = 0; lane < timeline.lanes().size(); lane++) {
            Lane of = timeline.lanes().get(lane);
            switch (of.role()) {
                case CUSTOMER -> bars.add(new Bar(lane, 0, timeline.moments().size() - 1, null, false, false, null));
                case AGENT, SUPERVISOR -> new OneLane(lane, of, bars).walk(timeline.moments());
                case SYSTEM, STRANGER -> {}
            }
        }
        return bars;
    }

    /** Follows one user through all moments. */
    private static final class OneLane {

        private final int lane;
        private final Lane of;
        private final List<Bar> bars;
        private int from = -1;
        private @Nullable VisibilityMode mode;
        private boolean opens;

        OneLane(int lane, Lane of, List<Bar> bars) {
            this.lane = lane;
            this.of = of;
            this.bars = bars;
        }

        void walk(List<Moment> moments) {
            for (int i = 0; i < moments.size(); i++) {
                for (Change change : moments.get(i).changes()) {
                    take(change, i);
                }
            }
            end(moments.size(), false, null);
        }

        private void take(Change change, int moment) {
            switch (change) {
                case Change.AgentJoined c when of.is(Role.AGENT, c.agentId()) -> begin(moment, null, true);
                case Change.AgentLeft c when of.is(Role.AGENT, c.agentId()) -> end(moment, true, null);
                case Change.SupervisorJoined c
                when of.is(Role.SUPERVISOR, c.supervisorId()) -> begin(moment, c.mode(), true);
                case Change.ModeChanged c
                when of.is(Role.SUPERVISOR, c.supervisorId()) -> {
                    end(moment, false, null);
                    begin(moment, c.mode(), false);
                }
                case Change.SupervisorGone c
                when of.is(Role.SUPERVISOR, c.supervisorId()) -> end(moment, true, c.reason());
                case Change.SessionEnded ignored -> end(moment, true, null);
                case Change.AgentJoined ignored -> {}
                case Change.AgentLeft ignored -> {}
                case Change.SupervisorJoined ignored -> {}
                case Change.ModeChanged ignored -> {}
                case Change.SupervisorGone ignored -> {}
                case Change.Seen ignored -> {}
                case Change.NotSeen ignored -> {}
                case Change.DeadLettered ignored -> {}
                case Change.Refused ignored -> {}
                case Change.Nothing ignored -> {}
            }
        }

        private void begin(int moment, @Nullable VisibilityMode newMode, boolean comes) {
            from = moment;
            mode = newMode;
            opens = comes;
        }

        private void end(int moment, boolean closes, @Nullable EndReason reason) {
            if (from >= 0) {
                bars.add(new Bar(lane, from, moment, mode, opens, closes, reason));
                from = -1;
            }
        }
    }
}
