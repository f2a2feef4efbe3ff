package smscoach.broker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ports as the embedded Kafka finds its own, for tests that must know them before it starts. */
public final class FreePorts {

    private FreePorts() {}

    public static List<Integer> find(int count) {
        Set<Integer> found = new LinkedHashSet<>();
        while (found.size() < count) {
            var unused = Ports.free(found);
        }
        return List.copyOf(found);
    }
}
