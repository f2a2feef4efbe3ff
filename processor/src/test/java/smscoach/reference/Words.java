package smscoach.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random texts and times in all their spellings. */
final class Words {
    private static final String[] LETTERS = {
        "a", "Z", "0", " ", "é", "ß", "☎", "中", "\u2028", "\uFEFF", "\uFFFF", "😀", "🏳️", "\u007F", "\u0000", "\u001F",
        "\b", "\t", "\n", "\f", "\r", "\"", "\\", "/", "\uDBFF\uDFFF", "<", "&", "'", "\u0080", "\u07FF", "\u0800",
                "\uE000"
    };

    private Words() {}

    /** Text of this many code points. */
    static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int count = 0; count < length; ) {
            String letter = LETTERS[random.nextInt(LETTERS.length)];
            int points = letter.codePointCount(0, letter.length());
            letter = count + points > length ? "x" : letter;
            text.append(letter);
            count += letter.codePointCount(0, letter.length());
        }
        return text.toString();
    }

    /** An instant as RFC 3339 allows it to be written. */
    static String time(SplittableRandom random, long millis, boolean quirky) {
        if (!quirky || random.nextInt(3) > 0) {
            return Rfc3339.text(millis);
        }
        long minutes = random.nextInt(3) == 0 ? 0 : random.nextInt(24 * 60);
        boolean ahead = random.nextBoolean();
        long local = millis + (ahead ? 1 : -1) * minutes * 60_000;
        String written = Rfc3339.text(local);
        boolean inYears = Rfc3339.millis(written) != null;
        String date = (inYears ? written : Rfc3339.text(millis)).substring(0, 10);
        String time = (inYears ? written : Rfc3339.text(millis)).substring(11, 23);
        String zone = inYears && (minutes > 0 || random.nextBoolean())
                ? (ahead ? "+" : "-") + two(minutes / 60) + ":" + two(minutes % 60)
                : random.nextBoolean() ? "Z" : "z";
        switch (random.nextInt(4)) {
            case 0 -> time += "9".repeat(1 + random.nextInt(12));
            case 1 -> {
                while (time.endsWith("0")) {
                    time = time.substring(0, time.length() - 1);
                }
                time = time.endsWith(".") ? time.substring(0, time.length() - 1) : time;
            }
            default -> {}
        }
        return date + (random.nextInt(4) == 0 ? "t" : "T") + time + zone;
    }

    /** What looks like a time and is none. */
    static String noTime(SplittableRandom random) {
        List<String> all = new ArrayList<>(List.of(
                "2026-11-22",
                "2026-11-22T10:15:30",
                "2026-11-22 10:15:30Z",
                "2026-11-22T10:15:60Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T10:60:00Z",
                "2026-02-29T10:15:30Z",
                "2100-02-29T10:15:30Z",
                "2026-13-01T10:15:30Z",
                "2026-00-01T10:15:30Z",
                "2026-04-31T10:15:30Z",
                "2026-11-00T10:15:30Z",
                "2026-11-22T10:15:30.Z",
                "2026-11-22T10:15:30,5Z",
                "2026-11-22T10:15:30+24:00",
                "2026-11-22T10:15:30+01:60",
                "2026-11-22T10:15:30+0100",
                "2026-11-22T10:15:30+01",
                "2026-11-22T10:15Z",
                "+2026-11-22T10:15:30Z",
                "-0001-11-22T10:15:30Z",
                "10000-01-01T00:00:00Z",
                "0000-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59.999-00:01",
                "2026-11-22T10:15:30Z ",
                "２026-11-22T10:15:30Z",
                "1795342531130"));
        return all.get(random.nextInt(all.size()));
    }

    private static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}
