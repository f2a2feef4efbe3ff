package smscoach.contract;

/** A message of the contract: the value of a record on one of its topics. */
public sealed interface ContractMessage
        permits CoachCommand,
                SmsSessionEvent,
                SupervisorSessionEvent,
                CoachReply,
                CoachSubscription,
                CoachedSession,
                CustomerMessage,
                MessageDelivery {}
