package smscoach.ops.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A number for each partition that is here. */
final class PartitionGauge {

    private final MeterRegistry registry;
    private final String name;
    private final String help;
    private final Map<String, Series> series = new ConcurrentHashMap<>();

    private record Series(AtomicLong value, Gauge gauge) {}

    PartitionGauge(MeterRegistry registry, String name, String help) {
        this.registry = registry;
        this.name = name;
        this.help = help;
    }

    void set(String partition, long value) {
        series.computeIfAbsent(partition, this::begin).value.set(value);
    }

    void remove(String partition) {
        series.computeIfPresent(partition, (unused, gone) -> {
            registry.remove(gone.gauge);
            return null;
        });
    }

    private Series begin(String partition) {
        AtomicLong value = new AtomicLong();
        return new Series(
                value,
                Gauge.builder(name, value, AtomicLong::get)
                        .description(help)
                        .tag("partition", partition)
                        .register(registry));
    }
}
