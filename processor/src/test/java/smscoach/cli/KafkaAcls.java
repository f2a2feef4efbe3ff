package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.tools.StreamsResetter;

/** Kafka's {@code kafka-acls.sh}, with the libraries of the broker, which are not on this class path. */
final class KafkaAcls {

    private static final Path BROKER = Path.of("..", "broker", "target", "lib");

    /** One for all runs: to load the classes takes longer than they do. */
    private static final ClassLoader LOADER = new URLClassLoader(jars(), ClassLoader.getPlatformClassLoader());

    private KafkaAcls() {}

    /** It ends by ending its process: in place of which this is thrown. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int exitCode;

        private Ended(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    /** What it says is the output. */
    static Run run(List<String> arguments) throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream heard = new PrintStream(said, true, UTF_8)) {
            System.setOut(heard);
            System.setErr(heard);
            Thread.currentThread().setContextClassLoader(LOADER);
            return new Run(call(arguments), said.toString(UTF_8), "");
        } finally {
            Thread.currentThread().setContextClassLoader(own);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static int call(List<String> arguments) throws Exception {
        Class<?> exit = LOADER.loadClass("org.apache.kafka.common.utils.Exit");
        Class<?> procedure = LOADER.loadClass("org.apache.kafka.common.utils.Exit$Procedure");
        Object ending = Proxy.newProxyInstance(LOADER, new Class<?>[] {procedure}, (proxy, method, values) -> {
            throw new Ended((Integer) values[0]);
        });
        exit.getMethod("setExitProcedure", procedure).invoke(null, ending);
        try {
            LOADER.loadClass("org.apache.kafka.tools.AclCommand")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments.toArray(String[]::new));
            return 0;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Ended ended) {
                return ended.exitCode;
            }
            throw e;
        }
    }

    private static URL[] jars() {
        List<URL> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(BROKER, "*.jar")) {
            for (Path file : files) {
                jars.add(file.toUri().toURL());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jars.add(StreamsResetter.class.getProtectionDomain().getCodeSource().getLocation());
        return jars.toArray(URL[]::new);
    }
}
