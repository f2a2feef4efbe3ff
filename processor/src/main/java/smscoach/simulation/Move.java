package smscoach.simulation;

import smscoach.contract.SmsSessionEvent;

/** What a session does next, before its conversation goes on. */
sealed interface Move {

    record Invite(Worker agent) implements Move {}

    record Reject(Worker agent) implements Move {}

    record Accept(Worker agent) implements Move {}

    record Leave(Worker agent) implements Move {}

    record Enqueue(String queueName) implements Move {}

    record Snapshot() implements Move {}

    record Complete() implements Move {}

    /** The publisher sends an event a second time. */
    record Again(SmsSessionEvent event) implements Move {}

    /** Somebody writes although the session has ended. */
    record Afterthought() implements Move {}
}
