package smscoach.replay.compare;

import smscoach.replay.Position;
import smscoach.replay.Received;

/** A committed output, and the input record that it names as its cause. */
record Found(Received received, Position cause) {}
