package smscoach.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A self-signed certificate for 127.0.0.1, made by the JDK's own tool: with its key for a broker, alone for clients. */
public record Certificate(Path folder) implements AutoCloseable {
    public static final String PASSWORD = "of-the-store";

    public static Certificate ofLoopback() {
        try {
            var certificate = new Certificate(Files.createTempDirectory("certificate"));
            certificate.keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1");
            certificate.keytool(
                    "-exportcert", "-rfc", "-file", certificate.pem().toString());
            return certificate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path keyStore() {
        return folder.resolve("broker.p12");
    }

    public Path pem() {
        return folder.resolve("broker.pem");
    }

    private void keytool(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keyStore().toString(), "-storepass", PASSWORD, "-alias", "broker"));
        var log = folder.resolve("keytool.log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        try {
            for (var name : List.of("broker.p12", "broker.pem", "keytool.log")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
