package smscoach.engine;

import java.time.Instant;
import java.util.List;
import smscoach.contract.HeaderNames;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.Timestamps;

/** CloudEvents 1.0, Kafka protocol binding, binary mode: the headers of what one record caused in a contact center. */
final class CloudEvents {

    private static final RecordHeader SPECVERSION = RecordHeader.of(HeaderNames.CE_SPECVERSION, "1.0");
    private static final RecordHeader CONTENT_TYPE = RecordHeader.of(HeaderNames.CONTENT_TYPE, "application/json");

    private final RecordHeader source;
    private final Instant usualTime;
    private final RecordHeader usualTimeHeader;

    /** {@code ce_type}. */
    enum Type {
        Delivered,
        VisibilityChanged,
        Left,
        Revoked,
        Reply,
        Subscription,
        CoachedSession,
        CustomerMessage,
        MessageDelivery,
        MessageRefused;

        @SuppressWarnings("ImmutableEnumChecker") // nobody changes a header's bytes
        private final RecordHeader header = RecordHeader.of(HeaderNames.CE_TYPE, "smscoach." + name());

        static Type of(SupervisorEventType type) {
            return switch (type) {
                case Delivered -> Delivered;
                case VisibilityChanged -> VisibilityChanged;
                case Left -> Left;
                case Revoked -> Revoked;
            };
        }
    }

    /** {@code usualTime} is that of nearly all of them. */
    CloudEvents(String contactCenterId, Instant usualTime) {
        this.source = RecordHeader.of(HeaderNames.CE_SOURCE, "/contact-centers/" + contactCenterId);
        this.usualTime = usualTime;
        this.usualTimeHeader = timeHeader(usualTime);
    }

    void add(List<RecordHeader> headers, String id, Type type, Instant time) {
        headers.add(SPECVERSION);
        headers.add(RecordHeader.of(HeaderNames.CE_ID, id));
        headers.add(source);
        headers.add(type.header);
        headers.add(time.equals(usualTime) ? usualTimeHeader : timeHeader(time));
        headers.add(CONTENT_TYPE);
    }

    private static RecordHeader timeHeader(Instant time) {
        return RecordHeader.of(HeaderNames.CE_TIME, Timestamps.format(time));
    }
}
