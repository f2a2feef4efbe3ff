package smscoach.cli.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.domain.Outcome;
import smscoach.domain.state.Session;
import smscoach.engine.OutputRecord;
import smscoach.timeline.Input;

/**
 * A record that was asked about, as it was taken.
 *
 * @param session the session of an event, before it
 * @param before what the state was that decided, in lines
 * @param after what it was then, in lines
 * @param first where the first record of the same id was; null where this is the first
 */
record Case(
        Input input,
        Outcome outcome,
        List<OutputRecord> outputs,
        @Nullable Session session,
        List<String> before,
        List<String> after,
        @Nullable String first) {}
