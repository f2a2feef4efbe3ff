package smscoach.cli.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.ContractViolation;
import smscoach.contract.CustomerMessage;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Timestamps;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.replay.Received;
import smscoach.timeline.RuleIds;

/** Who could see a message: one row for each, and one that says whether the customer could. */
final class Viewers {

    static final List<Topic> TOPICS =
            List.of(Topic.SMS_MESSAGE_DELIVERIES, Topic.SMS_CUSTOMER_MESSAGES, Topic.COACH_DEAD_LETTERS);

    private static final List<String> COLUMNS = List.of(
            "contactCenter",
            "session",
            "message",
            "at",
            "author",
            "visibility",
            "viewer",
            "seenAs",
            "sees",
            "because",
            "evidence");

    private final String messageId;
    private final @Nullable String contactCenterId;
    private final @Nullable String smssessionId;

    private final List<Found> deliveries = new ArrayList<>();
    private final Map<String, String> toCustomer = new HashMap<>();
    private final List<List<Cell>> dead = new ArrayList<>();

    private record Found(MessageDelivery delivery, String cause, String position) {}

    Viewers(String messageId, @Nullable String contactCenterId, @Nullable String smssessionId) {
        this.messageId = messageId;
        this.contactCenterId = contactCenterId;
        this.smssessionId = smssessionId;
    }

    void take(Received received) {
        byte[] value = received.record().value();
        String cause = String.valueOf(received.record().header(HeaderNames.CAUSATION_POSITION));
        switch (received.record().topic()) {
            case SMS_MESSAGE_DELIVERIES -> {
                MessageDelivery delivery = ContractJson.read(MessageDelivery.class, value);
                if (isWanted(delivery.messageId(), delivery.contactCenterId(), delivery.smssessionId())) {
                    deliveries.add(new Found(delivery, cause, received.position()));
                }
            }
            case SMS_CUSTOMER_MESSAGES -> {
                CustomerMessage message = ContractJson.read(CustomerMessage.class, value);
                if (isWanted(message.messageId(), message.contactCenterId(), message.smssessionId())) {
                    toCustomer.put(cause, received.position());
                }
            }
            default -> deadLetter(received);
        }
    }

    /** Each delivery, since a message that was published twice was delivered twice. */
    Sheet sheet() {
        List<List<Cell>> rows = new ArrayList<>();
        deliveries.forEach(found -> rows(found, rows));
        rows.addAll(dead);
        return new Sheet(COLUMNS, rows);
    }

    private boolean isWanted(@Nullable String message, String contactCenter, String session) {
        return messageId.equals(message)
                && (contactCenterId == null || contactCenterId.equals(contactCenter))
                && (smssessionId == null || smssessionId.equals(session));
    }

    private void rows(Found found, List<List<Cell>> rows) {
        MessageDelivery delivery = found.delivery();
        if (delivery.refused() != null) {
            String rule = RuleIds.of(delivery.refused());
            rows.add(row(found, "nobody", "", "no", delivery.refused() + " (" + rule + ")", found.position()));
            return;
        }
        if (delivery.from().type() != PartyType.Customer) {
            String position = toCustomer.get(found.cause());
            rows.add(row(
                    found,
                    "customer",
                    "",
                    position == null ? "no" : "yes",
                    rule(delivery),
                    position == null ? found.position() : position));
        }
        for (MessageDelivery.Recipient each : delivery.recipients()) {
            String visibility =
                    each.visibility() == null ? "" : each.visibility().name();
            rows.add(
                    row(found, each.type() + " " + each.userId(), visibility, "yes", rule(delivery), found.position()));
        }
        if (delivery.recipients().isEmpty()) {
            rows.add(row(found, "agents and supervisors", "", "no", "nobody else was there", found.position()));
        }
    }

    private static String rule(MessageDelivery delivery) {
        boolean all = delivery.visibility() == Visibility.All;
        return switch (delivery.from().type()) {
            case Customer -> "M1";
            case Agent, User -> all ? "M2" : "M2a";
            case Supervisor -> all ? "M4" : "M3 or M4";
            case System -> "M6";
        };
    }

    private static List<Cell> row(
            Found found, String viewer, String seenAs, String sees, String because, String evidence) {
        MessageDelivery delivery = found.delivery();
        return List.of(
                Cell.of(delivery.contactCenterId()),
                Cell.of(delivery.smssessionId()),
                Cell.of(delivery.messageId()),
                Cell.of(Timestamps.format(delivery.occurredAt())),
                Cell.of(author(delivery.from())),
                Cell.of(
                        delivery.visibility() == null
                                ? ""
                                : delivery.visibility().name()),
                Cell.of(viewer),
                Cell.of(seenAs),
                Cell.of(sees),
                Cell.of(because),
                Cell.of(evidence));
    }

    private static String author(Party party) {
        return party.userId() == null ? party.type().name() : party.type() + " " + party.userId();
    }

    /** A message of a customer or the system that came too late, and whatever was refused before it was looked at. */
    private void deadLetter(Received received) {
        String code = String.valueOf(received.record().header(HeaderNames.ERROR_CODE));
        boolean toldElsewhere = code.equals("NOT_ALLOWED");
        SmsSessionEvent event = event(received);
        if (toldElsewhere || event == null || event.message() == null) {
            return;
        }
        SmsSessionEvent.Author from = event.message().from();
        boolean refusal = code.equals("SESSION_ENDED") && from != null && from.type() == AuthorType.User;
        if (!refusal && isWanted(event.message().messageId(), event.contactCenterId(), event.smssessionId())) {
            dead.add(List.of(
                    Cell.of(event.contactCenterId()),
                    Cell.of(event.smssessionId()),
                    Cell.of(messageId),
                    Cell.of(Timestamps.format(event.occurredAt())),
                    Cell.of(from == null ? "" : String.valueOf(from.type())),
                    Cell.of(""),
                    Cell.of("nobody"),
                    Cell.of(""),
                    Cell.of("no"),
                    Cell.of("dead letter " + code),
                    Cell.of(received.position())));
        }
    }

    private static @Nullable SmsSessionEvent event(Received received) {
        try {
            return ContractJson.read(SmsSessionEvent.class, received.record().value());
        } catch (ContractViolation e) {
            return null;
        }
    }
}
