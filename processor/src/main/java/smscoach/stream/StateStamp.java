package smscoach.stream;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which versions of which kinds may be among the stored records of a partition; it lies beside them. An older build that
 * went on without it could work for hours before the first record that it cannot read, and lose what it cannot see.
 *
 * <p>A partition without a stamp holds version 1 of what there was before stamps, which every build reads.
 */
record StateStamp(Map<String, Integer> versions) {

    static final StateFormat<StateStamp> FORMAT = new StateFormat<>("stamp", StateStamp::write, StateStamp::read);

    static final StateStamp OF_THIS_BUILD = of(StateFormats.ALL);

    StateStamp {
        versions = Map.copyOf(versions);
    }

    private static StateStamp of(List<StateFormat<?>> formats) {
        Map<String, Integer> versions = new TreeMap<>();
        formats.forEach(format -> versions.put(format.kind(), format.version()));
        return new StateStamp(versions);
    }

    /** Throws where a build with this stamp cannot read all that one with that stamp may have written. */
    void requireCanRead(StateStamp other) {
        new TreeMap<>(other.versions).forEach((kind, version) -> {
            int known = versions.getOrDefault(kind, 0);
            if (version > known) {
                throw UnreadableStateException.version(kind, version, known);
            }
        });
    }

    private static void write(StateWriter out, StateStamp stamp) {
        List<Map.Entry<String, Integer>> sorted = List.copyOf(new TreeMap<>(stamp.versions).entrySet());
        out.list(sorted, (to, entry) -> to.text(entry.getKey()).count(entry.getValue()));
    }

    private static StateStamp read(StateReader in) {
        Map<String, Integer> versions = new TreeMap<>();
        in.list(from -> Map.entry(from.text(), (int) from.count()))
                .forEach(e -> versions.put(e.getKey(), e.getValue()));
        return new StateStamp(versions);
    }
}
