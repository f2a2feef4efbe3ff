package smscoach.gateway.command;

import smscoach.contract.DeadLetterCode;

/** That a record could not be taken, and why. */
record DeadLetter(DeadLetterCode code, String why) {}
