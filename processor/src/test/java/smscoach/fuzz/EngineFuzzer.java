package smscoach.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smscoach.engine.Engine;
import smscoach.engine.Histories;
import smscoach.reference.NaiveCoach;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Settings;

/**
 * Any bytes as a history, through both implementations: each line is the value of a record of contact center cc-1, a
 * command where it starts with c, else a session event. The first letter is not part of the value.
 */
public final class EngineFuzzer {

    private static final byte[] KEY = {'c', 'c', '-', '1'};

    private EngineFuzzer() {}

    /** Called by Jazzer, which knows it by this name. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        Engine engine = Histories.engine(Settings.DEFAULT);
        Ledger ledger = new Ledger(engine::take);
        NaiveCoach naive = new NaiveCoach(Settings.DEFAULT);
        for (Input input : records(bytes)) {
            String difference = Histories.difference(input, ledger.take(Histories.record(input)), naive.process(input));
            if (difference != null) {
                throw new AssertionError(difference);
            }
        }
    }

    private static List<Input> records(byte[] bytes) {
        List<Input> records = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (i > start) {
                    String topic = bytes[start] == 'c' ? NaiveCoach.COMMANDS : NaiveCoach.EVENTS;
                    byte[] value = Arrays.copyOfRange(bytes, start + 1, i);
                    records.add(new Input(topic, 0, records.size(), -1, KEY, value, List.of()));
                }
                start = i + 1;
            }
        }
        return records;
    }
}
