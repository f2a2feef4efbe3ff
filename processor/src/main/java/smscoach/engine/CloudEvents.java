package smscoach.engine;

import java.time.Instant;
import java.util.List;
import smscoach.contract.HeaderNames;
import smscoach.contract.Timestamps;

/** CloudEvents 1.0, Kafka protocol binding, binary mode. */
final class CloudEvents {

    private static final RecordHeader SPECVERSION = RecordHeader.of(HeaderNames.CE_SPECVERSION, "1.0");
    private static final RecordHeader CONTENT_TYPE = RecordHeader.of(HeaderNames.CONTENT_TYPE, "application/json");

    private CloudEvents() {}

    static void add(List<RecordHeader> headers, String id, String contactCenterId, String type, Instant time) {
        headers.add(SPECVERSION);
        headers.add(RecordHeader.of(HeaderNames.CE_ID, id));
        headers.add(RecordHeader.of(HeaderNames.CE_SOURCE, "/contact-centers/" + contactCenterId));
        headers.add(RecordHeader.of(HeaderNames.CE_TYPE, "smscoach." + type));
        headers.add(RecordHeader.of(HeaderNames.CE_TIME, Timestamps.format(time)));
        headers.add(CONTENT_TYPE);
    }
}
