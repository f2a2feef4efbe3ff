package smscoach.torture.guarantee;

import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;

/** An input record, and what became of it by the reference. */
record Taken(InputRecord input, Outcome outcome) {}
