package smscoach.bench.compare.report;

import java.util.List;
import java.util.Locale;
import smscoach.bench.compare.measure.Spread;

/** Bars to the median, with a line from the least to the most. */
public final class Bars {

    private static final int WIDTH = 820;
    private static final int LEFT = 260;
    private static final int RIGHT = 110;
    private static final int TOP = 50;
    private static final int ROW = 24;
    private static final int THICK = 14;
    private static final String WHISKER = "#444444";

    private Bars() {}

    /** A row. */
    public record Bar(String label, int colour, Spread spread) {}

    public static String of(String title, List<Bar> bars) {
        Svg svg = new Svg(WIDTH, TOP + ROW * bars.size() + ROW);
        svg.text(WIDTH / 2.0, TOP / 2.0, "middle", title);
        double most =
                bars.stream().mapToDouble(bar -> bar.spread().most()).max().orElse(1);
        double scale = (WIDTH - LEFT - RIGHT) / most;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double top = TOP + ROW * i;
            double middle = top + THICK / 2.0;
            svg.text(LEFT - 8.0, middle + 4, "end", bar.label());
            svg.box(LEFT, top, bar.spread().median() * scale, THICK, Svg.colour(bar.colour()));
            svg.line(
                    LEFT + bar.spread().least() * scale,
                    middle,
                    LEFT + bar.spread().most() * scale,
                    middle,
                    WHISKER);
            svg.text(
                    LEFT + bar.spread().most() * scale + 6,
                    middle + 4,
                    "start",
                    String.format(Locale.ROOT, "%,.0f", bar.spread().median()));
        }
        return svg.toString();
    }
}
