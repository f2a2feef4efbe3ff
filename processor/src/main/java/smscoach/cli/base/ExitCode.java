package smscoach.cli.base;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How a command ended, for whoever started it. From 64 on the numbers follow {@code sysexits.h}. */
public enum ExitCode {
    OK(0, "done"),
    DIFFERENT(1, "done, but the answer is no: differences were found, or a command was refused"),
    USAGE(2, "wrong usage: an unknown option, a bad value, a wrong line in the configuration file"),
    BAD_DATA(65, "a record or line of the input is not what the contract allows"),
    UNAVAILABLE(69, "something needed is not there: a cluster, a topic, a file, Java, Maven"),
    START_UP_CHECK(70, "to 84: the processor refused to start; the sentence says why, the number which check"),
    STOPPED(90, "the processor stopped by itself; the log says at which record"),
    BUG(99, "an error that nobody foresaw"),
    INTERRUPTED(130, "ended by Ctrl-C (143: by SIGTERM)");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /** Number to meaning, as the help lists them. */
    public static Map<String, String> meanings() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(
                        exit -> String.valueOf(exit.code),
                        exit -> exit.meaning,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }
}
