package smscoach.cli.explain;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import smscoach.timeline.Lane;

/** Names of lanes that are short enough for a column: C, A1, A2, S1. */
final class LaneNames {

    private LaneNames() {}

    static List<String> of(List<Lane> lanes) {
        Map<Lane.Role, Integer> counts = new EnumMap<>(Lane.Role.class);
        List<String> names = new ArrayList<>();
        for (Lane lane : lanes) {
            int number = counts.merge(lane.role(), 1, Integer::sum);
            names.add(
                    switch (lane.role()) {
                        case CUSTOMER -> "C";
                        case SYSTEM -> "Y";
                        case AGENT -> "A" + number;
                        case SUPERVISOR -> "S" + number;
                        case STRANGER -> "X" + number;
                    });
        }
        return names;
    }
}
