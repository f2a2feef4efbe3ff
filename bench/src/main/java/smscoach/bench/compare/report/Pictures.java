package smscoach.bench.compare.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import smscoach.bench.compare.Plan;
import smscoach.bench.compare.measure.Latency;
import smscoach.bench.compare.measure.Spread;
import smscoach.bench.compare.measure.Throughput;

/** The results as pictures: throughput, and the distribution of latencies at each rate. */
public final class Pictures {

    private Pictures() {}

    public static void write(Results results, Path folder) throws IOException {
        for (Map.Entry<String, String> picture : of(results).entrySet()) {
            Files.writeString(folder.resolve(picture.getKey()), picture.getValue());
        }
    }

    /** By file name. */
    static Map<String, String> of(Results results) {
        Map<String, String> pictures = new LinkedHashMap<>();
        if (!results.plan().throughput().isEmpty()) {
            pictures.put("throughput.svg", throughput(results));
        }
        for (int rate : results.plan().ratesPerSecond()) {
            pictures.put("latency-" + rate + ".svg", latency(results, rate));
        }
        return pictures;
    }

    private static String throughput(Results results) {
        List<String> names = names(results);
        List<Bars.Bar> bars = new ArrayList<>();
        for (Plan.Setting setting : results.plan().throughput()) {
            for (String name : names) {
                List<Double> found = results.throughput().stream()
                        .filter(each -> each.contender().equals(name) && each.counts())
                        .filter(each ->
                                each.partitions() == setting.partitions() && each.threads() == setting.threads())
                        .map(Throughput::recordsPerSecond)
                        .toList();
                if (!found.isEmpty()) {
                    bars.add(new Bars.Bar(name + ", " + setting, names.indexOf(name), Spread.of(found)));
                }
            }
        }
        return Bars.of("Records a second, exactly once", bars);
    }

    /** Of each contender the round with the median p99: distributions of several rounds have no median. */
    private static String latency(Results results, int rate) {
        List<String> names = names(results);
        List<Curves.Curve> curves = new ArrayList<>();
        for (String name : names) {
            List<Latency> found = results.latency().stream()
                    .filter(each -> each.contender().equals(name) && each.counts() && each.ratePerSecond() == rate)
                    .sorted(Comparator.comparingDouble(Latency::p99))
                    .toList();
            if (!found.isEmpty()) {
                curves.add(new Curves.Curve(
                        name, names.indexOf(name), found.get(found.size() / 2).curve()));
            }
        }
        return Curves.of(String.format(Locale.ROOT, "From accept to Delivered, %,d records a second", rate), curves);
    }

    private static List<String> names(Results results) {
        return Stream.concat(
                        results.throughput().stream().map(Throughput::contender),
                        results.latency().stream().map(Latency::contender))
                .distinct()
                .toList();
    }
}
