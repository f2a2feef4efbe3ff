package smscoach.cli.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/**
 * What surrounds a command. Data goes in and out as bytes, always UTF-8 whatever the locale says; words go to err.
 *
 * @param out unbuffered
 * @param isWatched whether somebody sits there, who can be asked and sees how far a long work is
 */
public record Terminal(
        InputStream in, OutputStream out, PrintWriter err, Map<String, String> environment, boolean isWatched) {

    public Terminal(InputStream in, OutputStream out, PrintWriter err, Map<String, String> environment) {
        this(in, out, err, environment, false);
    }

    public static Terminal ofThisProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                writer(new FileOutputStream(FileDescriptor.err)),
                System.getenv(),
                isOfPeople());
    }

    /** Writes whole lines at once. */
    public static PrintWriter writer(OutputStream bytes) {
        return new PrintWriter(new OutputStreamWriter(bytes, UTF_8), true);
    }

    /** Tells the user something that is no data. */
    public void say(String sentence) {
        err.println(sentence);
    }

    /** Newer Javas have a console that is no terminal, and a method to tell; older ones have none then. */
    @SuppressWarnings("SystemConsoleNull") // null before Java 22 only, which is one of the two cases
    private static boolean isOfPeople() {
        Object console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
