package smscoach.bench.compare.report;

import java.util.List;
import java.util.Locale;
import smscoach.bench.compare.measure.Latency.Point;

/** Distributions of latencies: the rarer to the right, both axes logarithmic. */
final class Curves {

    private static final int WIDTH = 820;
    private static final int HEIGHT = 440;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 50;
    private static final int BOTTOM = 40;
    private static final String GRID = "#dddddd";
    private static final List<String> PERCENTILES = List.of("0", "90", "99", "99.9", "99.99");
    private static final double HUNDRED = 100;

    private Curves() {}

    record Curve(String label, int colour, List<Point> points) {}

    static String of(String title, List<Curve> curves) {
        Svg svg = new Svg(WIDTH, HEIGHT);
        svg.text(WIDTH / 2.0, TOP / 2.0, "middle", title);
        double most = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::millis)
                .max()
                .orElse(1);
        int decades = Math.max(1, (int) Math.ceil(Math.log10(most)));
        for (int nines = 0; nines < PERCENTILES.size(); nines++) {
            svg.line(x(nines), TOP, x(nines), HEIGHT - BOTTOM, GRID);
            svg.text(x(nines), HEIGHT - BOTTOM + 18.0, "middle", PERCENTILES.get(nines) + " %");
        }
        for (int decade = 0; decade <= decades; decade++) {
            double y = y(decade, decades);
            svg.line(LEFT, y, WIDTH - RIGHT, y, GRID);
            svg.text(LEFT - 6.0, y + 4, "end", String.format(Locale.ROOT, "%,.0f ms", Math.pow(10, decade)));
        }
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            String colour = Svg.colour(curve.colour());
            svg.curve(
                    curve.points().stream()
                            .map(point ->
                                    Svg.point(x(nines(point)), y(Math.log10(Math.max(1, point.millis())), decades)))
                            .toList(),
                    colour);
            svg.box(WIDTH - RIGHT + 12.0, TOP + 20.0 * i, 12, 12, colour);
            svg.text(WIDTH - RIGHT + 30.0, TOP + 20.0 * i + 11, "start", curve.label());
        }
        return svg.toString();
    }

    /** 1 for 90 %, 2 for 99 %; as far as the picture goes. */
    private static double nines(Point point) {
        double rarer = 1 - point.percentile() / HUNDRED;
        double last = PERCENTILES.size() - 1.0;
        return rarer <= 0 ? last : Math.min(last, -Math.log10(rarer));
    }

    private static double x(double nines) {
        return LEFT + nines * (WIDTH - LEFT - RIGHT) / (PERCENTILES.size() - 1);
    }

    private static double y(double decade, int decades) {
        return HEIGHT - BOTTOM - decade * (HEIGHT - TOP - BOTTOM) / decades;
    }
}
