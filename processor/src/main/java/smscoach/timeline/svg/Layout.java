package smscoach.timeline.svg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import smscoach.timeline.Timeline;

/**
 * Where everything stands. Time runs down, and slower than it did: each moment has a row of its own, a longer wait has a
 * wider one, and what lasted longer than {@link #IDLE} is cut out.
 */
final class Layout {

    static final Duration IDLE = Duration.ofMinutes(10);

    static final double MARGIN = 24;
    private static final double TIMES = 168;
    private static final double LINE = 15;
    private static final double LEAST_ROW = 34;
    private static final double WIDEST_WAIT = 40;
    private static final double BREAK = 46;
    private static final int ROOMY = 8;

    private final boolean roomy;
    private final double lanesEnd;
    private final double top;
    private final List<Double> rows = new ArrayList<>();
    private final List<Double> breaks = new ArrayList<>();
    private final double bottom;
    private final double width;

    /**
     * Lays it out.
     *
     * @param lines how many lines of words each moment has
     * @param longest characters of the longest line
     * @param above lines above the picture
     */
    Layout(Timeline timeline, List<Integer> lines, int longest, int above) {
        int lanes = timeline.lanes().size();
        this.roomy = lanes <= ROOMY;
        this.lanesEnd = MARGIN + TIMES + lanes * laneWidth();
        this.top = MARGIN + 34 + above * LINE + (roomy ? 54 : 96);
        double y = top + 26;
        for (int i = 0; i < timeline.moments().size(); i++) {
            if (i > 0) {
                Duration wait = Duration.between(
                        timeline.moments().get(i - 1).at(),
                        timeline.moments().get(i).at());
                boolean idle = wait.compareTo(IDLE) >= 0;
                if (idle) {
                    breaks.add(y + BREAK / 2 - 12);
                    y += BREAK;
                } else {
                    breaks.add(-1.0);
                    y += wider(wait);
                }
            }
            rows.add(y);
            y += Math.max(LEAST_ROW, lines.get(i) * LINE + 12);
        }
        this.bottom = y;
        this.width = Math.max(lanesEnd + 28 + longest * 6.6 + MARGIN, 760);
    }

    /** Whether there is room for words beside the bars. */
    boolean isRoomy() {
        return roomy;
    }

    private double laneWidth() {
        return roomy ? 112 : 44;
    }

    double lane(int lane) {
        return MARGIN + TIMES + (lane + 0.5) * laneWidth();
    }

    double words() {
        return lanesEnd + 28;
    }

    double lanesBegin() {
        return MARGIN + TIMES;
    }

    double lanesEnd() {
        return lanesEnd;
    }

    /** The line on which the lanes begin. */
    double top() {
        return top;
    }

    double row(int moment) {
        return moment < rows.size() ? rows.get(moment) : bottom;
    }

    /** Where time is cut out before that moment, or negative. */
    double breakBefore(int moment) {
        return moment == 0 ? -1 : breaks.get(moment - 1);
    }

    double bottom() {
        return bottom;
    }

    double width() {
        return width;
    }

    double line() {
        return LINE;
    }

    private static double wider(Duration wait) {
        double seconds = Math.max(0, wait.toMillis() / 1000.0);
        return Math.min(WIDEST_WAIT, 5 * Math.log(1 + seconds) / Math.log(2));
    }
}
