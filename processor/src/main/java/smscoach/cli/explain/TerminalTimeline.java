package smscoach.cli.explain;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.narrative.Ink.Style;
import smscoach.timeline.Bar;
import smscoach.timeline.Change;
import smscoach.timeline.Lane;
import smscoach.timeline.Moment;
import smscoach.timeline.Reach;
import smscoach.timeline.Sentences;
import smscoach.timeline.Summary;
import smscoach.timeline.Timeline;

/** A timeline in characters: a column for each who was there, a row for each record. */
final class TerminalTimeline {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int LONGEST_LINE = 12_000;

    private final Timeline timeline;
    private final Ink ink;
    private final Sentences sentences;
    private final Signs signs;
    private final List<Bar> bars;
    private final List<String> names;
    private final int cell;
    private final int place;

    TerminalTimeline(Timeline timeline, Ink ink, boolean texts) {
        this.timeline = timeline;
        this.ink = ink;
        this.sentences = new Sentences(texts);
        this.signs = Signs.of(ink);
        this.bars = Bar.of(timeline);
        this.names = LaneNames.of(timeline.lanes());
        this.cell = names.stream().mapToInt(String::length).max().orElse(1) + 1;
        this.place = timeline.moments().stream()
                .mapToInt(moment -> moment.position().length())
                .max()
                .orElse(0);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ink.paint(Style.STRONG, shown(Summary.title(timeline))));
        lines.add(Summary.description(timeline));
        timeline.remarks().forEach(remark -> lines.add(ink.paint(Style.RED, shown(remark))));
        lines.add("");
        for (int i = 0; i < names.size(); i++) {
            lines.add("  " + ink.column(names.get(i), cell)
                    + shown(timeline.lanes().get(i).name()));
        }
        lines.add("  " + signs.legend());
        lines.add("");
        lines.add((" ".repeat(12 + 2 + place + 2) + heads()).stripTrailing());
        for (int i = 0; i < timeline.moments().size(); i++) {
            gap(i, lines);
            moment(i, lines);
        }
        return lines;
    }

    private String heads() {
        StringBuilder heads = new StringBuilder();
        names.forEach(name -> heads.append(ink.column(name, cell)));
        return heads.toString();
    }

    private void gap(int i, List<String> lines) {
        if (i == 0) {
            return;
        }
        Duration wait = Duration.between(
                timeline.moments().get(i - 1).at(), timeline.moments().get(i).at());
        if (wait.compareTo(IDLE) >= 0) {
            lines.add(ink.paint(Style.DIM, "... " + Summary.duration(wait) + " later"));
        }
    }

    private void moment(int i, List<String> lines) {
        Moment moment = timeline.moments().get(i);
        List<String> words = sentences.of(moment);
        String before = ink.paint(Style.DIM, TIME.format(moment.at())) + "  "
                + ink.paint(Style.DIM, ink.column(moment.position(), place)) + "  ";
        lines.add(before + row(i) + " " + ink.paint(Style.STRONG, shown(Sentences.cause(moment))) + ": "
                + painted(moment.changes().getFirst(), words.getFirst()));
        for (int n = 1; n < words.size(); n++) {
            lines.add(" ".repeat(12 + 2 + place + 2) + between(i) + "   "
                    + painted(moment.changes().get(n), words.get(n)));
        }
    }

    private String painted(Change change, String words) {
        return ink.paint(
                switch (change) {
                    case Change.SupervisorJoined ignored -> Style.GREEN;
                    case Change.ModeChanged ignored -> Style.GREEN;
                    case Change.SupervisorGone ignored -> Style.GREEN;
                    case Change.NotSeen ignored -> Style.RED;
                    case Change.DeadLettered ignored -> Style.RED;
                    case Change.Refused ignored -> Style.RED;
                    case Change.Seen seen -> seen.whispered() ? Style.YELLOW : Style.PLAIN;
                    case Change.Nothing ignored -> Style.DIM;
                    case Change.AgentJoined ignored -> Style.CYAN;
                    case Change.AgentLeft ignored -> Style.CYAN;
                    case Change.SessionEnded ignored -> Style.STRONG;
                },
                shown(words));
    }

    /** The lanes as they are at that record. */
    private String row(int moment) {
        char[] cells = cells(moment, true);
        for (Change change : timeline.moments().get(moment).changes()) {
            if (change instanceof Change.Seen seen) {
                message(Reach.of(timeline, seen), cells);
            } else if (change instanceof Change.NotSeen refused) {
                int lane = Reach.authorOf(timeline, refused);
                if (lane >= 0) {
                    cells[lane * cell] = signs.refused();
                }
            }
        }
        return new String(cells);
    }

    /** The lanes below it, where the record has more to say. */
    private String between(int moment) {
        return new String(cells(moment, false));
    }

    private char[] cells(int moment, boolean onTheRow) {
        char[] cells = " ".repeat(cell * names.size()).toCharArray();
        for (Bar bar : bars) {
            if (!bar.covers(moment)) {
                continue;
            }
            boolean ends = bar.to() == moment && bar.closes();
            boolean begins = bar.from() == moment && bar.opens();
            boolean changes = bar.to() == moment && !bar.closes() && !isCustomer(bar);
            if (onTheRow && ends) {
                cells[bar.lane() * cell] = signs.end(bar.reason());
            } else if (onTheRow && begins) {
                cells[bar.lane() * cell] = signs.begin();
            } else if (!ends && !changes) {
                cells[bar.lane() * cell] = signs.present(bar.mode());
            }
        }
        return cells;
    }

    private boolean isCustomer(Bar bar) {
        return timeline.lanes().get(bar.lane()).role() == Lane.Role.CUSTOMER;
    }

    private void message(Reach reach, char[] cells) {
        if (reach.author() < 0) {
            return;
        }
        for (int at = reach.first() * cell; at <= reach.last() * cell; at++) {
            cells[at] = cells[at] == ' ' ? signs.reach() : cells[at];
        }
        reach.readers().forEach(lane -> cells[lane * cell] = signs.reader());
        cells[reach.author() * cell] = signs.author();
    }

    /** Nothing in it can command the terminal. */
    private String shown(String text) {
        return ink.cut(text, LONGEST_LINE);
    }
}
