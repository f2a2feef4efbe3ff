package smscoach.contract;

import java.time.Instant;

/** A message for the customer's channel, on {@code sms-customer-messages}: all that the customer may ever see. */
public record CustomerMessage(
        String messageId,
        String contactCenterId,
        String smssessionId,
        Party from,
        String text,
        String causationId,
        Instant occurredAt)
        implements ContractMessage {}
