package smscoach.bench.compare.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Several measurements of one thing. */
public record Spread(double median, double least, double most) {

    /** Of a figure of at least one row. */
    public static <T> Spread of(Collection<T> rows, ToDoubleFunction<T> figure) {
        return of(rows.stream().map(figure::applyAsDouble).toList());
    }

    /** Of at least one. */
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no median of nothing");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /** The median with the least and the most, each by this format of a number. */
    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    public String text(String format) {
        return String.format(Locale.ROOT, format + " (" + format + "-" + format + ")", median, least, most);
    }
}
