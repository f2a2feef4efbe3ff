package smscoach.cli.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What surrounds a command. Data goes in and out as bytes, always UTF-8 whatever the locale says; words go to err.
 *
 * @param out unbuffered
 */
public record Terminal(InputStream in, OutputStream out, PrintWriter err, Map<String, String> environment) {

    public static Terminal ofThisProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                writer(new FileOutputStream(FileDescriptor.err)),
                System.getenv());
    }

    /** Writes whole lines at once. */
    public static PrintWriter writer(OutputStream bytes) {
        return new PrintWriter(new OutputStreamWriter(bytes, UTF_8), true);
    }

    /** Tells the user something that is no data. */
    public void say(String sentence) {
        err.println(sentence);
    }
}
