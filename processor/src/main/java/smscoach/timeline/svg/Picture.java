package smscoach.timeline.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import smscoach.timeline.Bar;
import smscoach.timeline.Change;
import smscoach.timeline.Lane;
import smscoach.timeline.Moment;
import smscoach.timeline.Reach;
import smscoach.timeline.Sentences;
import smscoach.timeline.Summary;
import smscoach.timeline.Timeline;

/** Draws a timeline: lanes for who was there, a row for each record, and beside it what the record did. */
public final class Picture {

    private static final int LONGEST_LINE = 96;
    private static final int MOST_LINES = 7;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Timeline timeline;
    private final List<List<String>> words;
    private final Layout layout;
    private final Xml xml = new Xml();

    private Picture(Timeline timeline, boolean texts) {
        this.timeline = timeline;
        Sentences sentences = new Sentences(texts);
        this.words = timeline.moments().stream().map(sentences::of).toList();
        int longest = words.stream()
                .flatMap(List::stream)
                .mapToInt(line -> Math.min(line.length(), LONGEST_LINE))
                .max()
                .orElse(0);
        this.layout = new Layout(
                timeline,
                words.stream()
                        .map(lines -> 1 + Math.min(lines.size(), MOST_LINES))
                        .toList(),
                longest,
                timeline.remarks().size());
    }

    /**
     * The text of an SVG file that needs nothing beside it.
     *
     * @param texts whether to show what people wrote, and not only how much
     */
    public static String of(Timeline timeline, boolean texts) {
        return new Picture(timeline, texts).draw();
    }

    private String draw() {
        double height = layout.bottom() + 96;
        xml.open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "role",
                        "img",
                        "aria-labelledby",
                        "title desc",
                        "width",
                        layout.width(),
                        "height",
                        height,
                        "viewBox",
                        "0 0 " + Math.round(layout.width()) + " " + Math.round(height))
                .text("title", Summary.title(timeline), "id", "title")
                .text("desc", Summary.description(timeline), "id", "desc")
                .raw(Style.SHEET)
                .empty("rect", "class", "page", "width", "100%", "height", "100%", "rx", 6);
        head();
        lanes();
        rows();
        bars();
        for (int i = 0; i < timeline.moments().size(); i++) {
            moment(i);
        }
        new Legend(xml, Layout.MARGIN, layout.bottom() + 34).draw();
        return xml.close("svg").toString();
    }

    private void head() {
        double y = Layout.MARGIN + 14;
        write(Layout.MARGIN, y, "title", Summary.title(timeline));
        write(Layout.MARGIN, y + 20, "dim", Summary.description(timeline));
        for (String remark : timeline.remarks()) {
            y += layout.line();
            write(Layout.MARGIN, y + 22, "remark", remark);
        }
    }

    private void lanes() {
        for (int i = 0; i < timeline.lanes().size(); i++) {
            Lane lane = timeline.lanes().get(i);
            double x = layout.lane(i);
            xml.open("g").text("title", lane.name());
            if (layout.isRoomy()) {
                centred(x, layout.top() - 30, "role", lane.role().name());
                centred(x, layout.top() - 15, "strong", Sentences.id(lane.userId()));
                centred(x, layout.top() - 2, "small", cut(lane.nickname(), 17));
            } else {
                String name = lane.userId().isEmpty()
                        ? lane.role().name().toLowerCase(Locale.ROOT)
                        : Sentences.id(lane.userId());
                xml.text(
                        "text",
                        name,
                        "class",
                        "strong",
                        "transform",
                        "translate(%d %d) rotate(-40)".formatted(Math.round(x), Math.round(layout.top() - 4)));
            }
            line("lane", x, layout.top() + 6, x, layout.bottom());
            xml.close("g");
        }
    }

    private void rows() {
        for (int i = 0; i < timeline.moments().size(); i++) {
            double y = layout.row(i);
            line("guide", layout.lanesBegin(), y, layout.words() - 8, y);
        }
    }

    private void bars() {
        for (Bar bar : Bar.of(timeline)) {
            Lane lane = timeline.lanes().get(bar.lane());
            double x = layout.lane(bar.lane());
            double from = layout.row(bar.from());
            double to = layout.row(bar.to());
            boolean customer = lane.role() == Lane.Role.CUSTOMER;
            double half = customer ? 2.5 : 6;
            double begin = customer || bar.opens() ? from - 6 : from;
            double end = customer ? to + 10 : to;
            String kind = customer
                    ? "customer"
                    : bar.mode() == null ? "agent" : bar.mode().name();
            xml.open("g").text("title", lane.name() + (bar.mode() == null ? "" : ", mode " + bar.mode()));
            xml.empty(
                    "rect",
                    "class",
                    kind,
                    "x",
                    x - half,
                    "y",
                    begin,
                    "width",
                    half * 2,
                    "height",
                    Math.max(4, end - begin),
                    "rx",
                    bar.opens() || customer ? 3 : 0);
            if (layout.isRoomy() && bar.mode() != null) {
                write(x + 11, from + 3.5, "small", bar.mode().name());
            }
            if (bar.closes()) {
                close(bar, x, to);
            }
            xml.close("g");
        }
    }

    private void close(Bar bar, double x, double y) {
        boolean revoked = bar.reason() != null && Change.SupervisorGone.isRevoked(bar.reason());
        if (revoked) {
            cross("cap revoked", x, y, 4.5);
        } else {
            line("cap", x - 7, y, x + 7, y);
        }
        if (layout.isRoomy() && bar.reason() != null) {
            write(x + 11, y + 3.5, "small", bar.reason().name());
        }
    }

    private void moment(int i) {
        Moment moment = timeline.moments().get(i);
        double y = layout.row(i);
        xml.open("g").text("title", Sentences.cause(moment) + " " + moment.causeId() + ", " + moment.position());
        idle(i);
        day(i, y);
        write(Layout.MARGIN, y + 4, "time", TIME.format(moment.at()));
        write(Layout.MARGIN, y + 17, "small", moment.position());
        write(layout.words(), y + 4, "strong", Sentences.cause(moment));
        List<String> lines = words.get(i);
        for (int n = 0; n < Math.min(lines.size(), MOST_LINES); n++) {
            boolean rest = n == MOST_LINES - 1 && lines.size() > MOST_LINES;
            String line = rest ? "and " + (lines.size() - n) + " more" : cut(lines.get(n), LONGEST_LINE);
            write(layout.words(), y + 4 + (n + 1) * layout.line(), "dim", line);
        }
        for (Change change : moment.changes()) {
            switch (change) {
                case Change.Seen seen -> seen(seen, y);
                case Change.NotSeen refused -> {
                    int lane = Reach.authorOf(timeline, refused);
                    if (lane >= 0) {
                        cross("refused", layout.lane(lane), y, 5);
                    }
                }
                case Change.AgentJoined ignored -> {}
                case Change.AgentLeft ignored -> {}
                case Change.SupervisorJoined ignored -> {}
                case Change.ModeChanged ignored -> {}
                case Change.SupervisorGone ignored -> {}
                case Change.SessionEnded ignored -> {}
                case Change.DeadLettered ignored -> {}
                case Change.Refused ignored -> {}
                case Change.Nothing ignored -> {}
            }
        }
        xml.close("g");
    }

    private void seen(Change.Seen seen, double y) {
        Reach reach = Reach.of(timeline, seen);
        if (reach.author() < 0) {
            return;
        }
        line(seen.whispered() ? "reach whisper" : "reach", layout.lane(reach.first()), y, layout.lane(reach.last()), y);
        reach.readers().forEach(lane -> dot("reader", layout.lane(lane), y, 5));
        dot("author", layout.lane(reach.author()), y, 6);
    }

    private void idle(int i) {
        double y = layout.breakBefore(i);
        if (y < 0) {
            return;
        }
        double from = layout.lanesBegin();
        double to = layout.lanesEnd();
        xml.empty("rect", "class", "page", "x", from, "y", y - 3, "width", to - from, "height", 6.0);
        line("cut", from, y - 3, to, y - 3);
        line("cut", from, y + 3, to, y + 3);
        Duration wait = Duration.between(
                timeline.moments().get(i - 1).at(), timeline.moments().get(i).at());
        write(Layout.MARGIN, y + 4, "small", Summary.duration(wait) + " later");
    }

    /** The day stands where it begins. */
    private void day(int i, double y) {
        LocalDate day = day(timeline.moments().get(i).at());
        if (i > 0 && !day.equals(day(timeline.moments().get(i - 1).at()))) {
            write(Layout.MARGIN, y - 10, "small", day.toString());
        }
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private void write(double x, double y, String kind, String text) {
        if (!text.isEmpty()) {
            xml.text("text", text, "class", kind, "x", x, "y", y);
        }
    }

    private void centred(double x, double y, String kind, String text) {
        if (!text.isEmpty()) {
            xml.text("text", text, "class", kind, "x", x, "y", y, "text-anchor", "middle");
        }
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        xml.empty("line", "class", kind, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    private void dot(String kind, double x, double y, double radius) {
        xml.empty("circle", "class", kind, "cx", x, "cy", y, "r", radius);
    }

    private void cross(String kind, double x, double y, double half) {
        line(kind, x - half, y - half, x + half, y + half);
        line(kind, x - half, y + half, x + half, y - half);
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }
}
