package smscoach.cli.explain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Operation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.StatusReason;
import smscoach.timeline.RuleIds;

/** A check of a command, and how it ended. Which one failed is what the reply says. */
record Check(String id, String what, Result result) {

    enum Result {
        PASSED("passed"),
        FAILED("FAILED"),
        NOT_ASKED("not asked of this operation"),
        NOT_REACHED("not reached");

        private final String words;

        Result(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Asked(String id, String what, StatusReason fails, boolean asked) {}

    /** All checks in their order; {@code failed} is null for a command that was done. */
    static List<Check> of(ReceivedCommand command, @Nullable StatusReason failed) {
        String name = command.operationName().orNull();
        Operation operation = name == null ? null : Operation.named(name);
        String failedId = failed == null ? "" : RuleIds.of(failed, command);
        List<Check> checks = new ArrayList<>();
        boolean over = false;
        for (Asked each : all(operation)) {
            boolean fails = !over && each.fails() == failed && each.id().equals(failedId);
            checks.add(new Check(each.id(), each.what(), over ? Result.NOT_REACHED : result(each, fails)));
            over |= fails;
        }
        return checks;
    }

    private static Result result(Asked check, boolean fails) {
        return fails ? Result.FAILED : check.asked() ? Result.PASSED : Result.NOT_ASKED;
    }

    private static List<Asked> all(@Nullable Operation operation) {
        List<Asked> all = new ArrayList<>();
        all.add(new Asked("C1", "operationName is present", StatusReason.MISSING_PARAMETER, true));
        all.add(new Asked("C2", "the operation is known", StatusReason.UNKNOWN_OPERATION, true));
        if (operation == null) {
            return all;
        }
        all.add(new Asked("C3", "the role " + operation.role() + " is held", StatusReason.NO_PERMISSION, true));
        all.add(new Asked(
                "C4", "the feature api-multimedia is on", StatusReason.FEATURE_OFF, operation.needsMultimedia()));
        all.add(new Asked(
                "C5", "required parameters are present", StatusReason.MISSING_PARAMETER, needsAny(operation)));
        all.add(new Asked("C6", "every known field is in its range", StatusReason.OUT_OF_RANGE, true));
        all.add(new Asked("C7", "the agent is not the supervisor", StatusReason.SELF, operation.needsAgent()));
        own(operation, all);
        return all;
    }

    private static boolean needsAny(Operation operation) {
        return operation.needsAgent() || operation.needsSession() || operation.needsFeatures();
    }

    /** C8. */
    private static void own(Operation operation, List<Asked> all) {
        switch (operation) {
            case Coach, Monitor, BargeIn ->
                all.add(c8("agent and supervisor have room for a subscription (L1, L2)", StatusReason.LIMIT));
            case CancelSupervisorMonitoring ->
                all.add(c8("there is a subscription on the agent", StatusReason.NO_SUBSCRIPTION));
            case Leave -> participating(all);
            case Intrude -> {
                all.add(c8("the session is known and goes on", StatusReason.SESSION_NOT_FOUND));
                all.add(c8("the agent is in it", StatusReason.AGENT_NOT_IN_SESSION));
                all.add(c8("the supervisor is not in it yet", StatusReason.ALREADY_PARTICIPATING));
                all.add(c8("a mode is given, or a subscription has one", StatusReason.NO_MODE));
                all.add(c8("the session has room for a supervisor (L4)", StatusReason.LIMIT));
            }
            case SwitchToMonitor, SwitchToCoach, SwitchToBargeIn -> {
                participating(all);
                all.add(c8("the supervisor is in another mode", StatusReason.SAME_MODE));
            }
            case AssignFeatures -> all.add(c8("at most 64 features after it (L5)", StatusReason.LIMIT));
            case EndContactCenterSession, UnassignFeatures -> {}
        }
    }

    private static void participating(List<Asked> all) {
        all.add(c8("the session is known and goes on", StatusReason.SESSION_NOT_FOUND));
        all.add(c8("the supervisor is in it", StatusReason.NOT_PARTICIPATING));
    }

    private static Asked c8(String what, StatusReason fails) {
        return new Asked("C8", what, fails, true);
    }
}
