package smscoach.bench.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import smscoach.bench.compare.measure.Machine;

/** What was found. */
public record Results(Machine machine, Load load, Replies replies, FanOut fanOut, Memory memory) {

    /**
     * From the moment at which a request was due to the end of its answer.
     *
     * @param failed requests that were answered by anything but 200, or by nothing, by what was said
     * @param sentPerSecond requests that were sent
     */
    public record Replies(Millis millis, Map<String, Long> failed, double sentPerSecond) {}

    /**
     * From the moment before a piece of news was published.
     *
     * @param one to its receipt by one client
     * @param all to its receipt by the last client
     * @param lost receipts that never came
     */
    public record FanOut(Millis one, Millis all, long lost) {}

    /**
     * Of one client who waits.
     *
     * @param heapBytes of live objects
     * @param residentBytes of the process
     * @param heapBefore live objects without clients
     * @param residentBefore of the process without clients
     */
    public record Memory(long heapBytes, long residentBytes, long heapBefore, long residentBefore) {}

    /** As tables. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, "%s", machine.text());
        add(lines, "Java %s, Kafka %s; %s", machine.java(), machine.kafka(), machine.at());
        add(lines, "");
        add(lines, "%-34s %10s %10s %10s %10s %10s", "in ms", "p50", "p99", "p99.9", "max", "measured");
        row(lines, "request to reply, %,d/s".formatted(load.ratePerSecond()), replies.millis());
        row(lines, "news to one of %,d clients".formatted(load.clients()), fanOut.one());
        row(lines, "news to the last of them", fanOut.all());
        add(lines, "");
        add(
                lines,
                "%,.1f requests/s sent, %,d failed; %,d receipts lost",
                replies.sentPerSecond(),
                replies.failed().values().stream().mapToLong(Long::longValue).sum(),
                fanOut.lost());
        replies.failed().forEach((why, count) -> add(lines, "  %,d times: %s", count, why));
        add(
                lines,
                "one client: %,d bytes of heap, %,d bytes resident; without clients %,d MB of heap, %,d MB resident",
                memory.heapBytes(),
                memory.residentBytes(),
                memory.heapBefore() >> 20,
                memory.residentBefore() >> 20);
        return lines;
    }

    private static void row(List<String> lines, String what, Millis millis) {
        add(
                lines,
                "%-34s %10.1f %10.1f %10.1f %10.1f %,10d",
                what,
                millis.p50(),
                millis.p99(),
                millis.p999(),
                millis.max(),
                millis.measured());
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private static void add(List<String> lines, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
