package smscoach.stream;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import smscoach.engine.InputRecord;
import smscoach.replay.KcatLines;

/** The specification's vectors as records. */
public final class Vectors {

    private Vectors() {}

    public static List<InputRecord> inputs(String vector) throws Exception {
        List<InputRecord> records = new ArrayList<>();
        KcatLines lines = new KcatLines("");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + vector + ".in.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                records.add(lines.read(line, records.size() + 1L));
            }
        }
        return records;
    }
}
