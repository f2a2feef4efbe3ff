package smscoach.bench.scaling;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** On how many partitions, by how many instances, each with how many threads. */
public record Layout(int partitions, int instances, int threads) {

    static final String USUAL = "1x1x1,2x1x2,2x2x1,4x1x1,4x2x1,4x4x1,4x1x4";
    static final String QUICK = "1x1x1,4x2x1,4x1x4";

    private static final int MOST = 64;
    private static final Pattern FORM = Pattern.compile("(\\d+)x(\\d+)x(\\d+)");

    public Layout {
        require("partitions", partitions);
        require("instances", instances);
        require("threads", threads);
    }

    /** Reads what {@link #toString} gives. */
    static Layout parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no layout: partitions x instances x threads are needed, as in 4x2x1");
        }
        return new Layout(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
    }

    /** Several, separated by commas, each of them once. */
    static List<Layout> parseAll(String text) {
        List<Layout> layouts =
                Arrays.stream(text.split(",", -1)).map(Layout::parse).toList();
        for (Layout layout : layouts) {
            if (layouts.indexOf(layout) != layouts.lastIndexOf(layout)) {
                throw new IllegalArgumentException(layout + " is named twice");
            }
        }
        return layouts;
    }

    /** The group's members. */
    int allThreads() {
        return instances * threads;
    }

    /** For people. */
    String words() {
        return counted(partitions, "partition")
                + ", "
                + counted(instances, "instance")
                + ", "
                + counted(threads, "thread");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static int number(String digits) {
        return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static void require(String what, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("A layout has from 1 to %d %s, not %s"
                    .formatted(MOST, what, count == Integer.MAX_VALUE ? "so many" : count));
        }
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return partitions + "x" + instances + "x" + threads;
    }
}
