package smscoach.torture.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sees to it that no process outlives the one that started it. */
public final class Guard {

    /**
     * Tells the process's number, and kills it, stopped or not, when the standard input ends: that is when the process
     * that holds it ends, however it does. Ctrl-C reaches the whole terminal and is for that one alone.
     */
    private static final String SCRIPT = """
            trap '' INT HUP
            exec 3<&0
            log=$1
            shift
            "$@" </dev/null >>"$log" 2>&1 3<&- &
            child=$!
            echo "$child"
            { read -r end; kill -9 "$child"; } <&3 2>/dev/null &
            guard=$!
            wait "$child"
            code=$?
            kill "$guard" 2>/dev/null
            exit "$code"
            """;

    private Guard() {}

    /** A command that runs the program, with its words in that file, and tells its number on standard output. */
    public static List<String> command(Path log, List<String> program) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "guard", log.toString()));
        command.addAll(program);
        return command;
    }
}
