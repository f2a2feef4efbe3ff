package smscoach.simulation.dialogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A conversation from the customer's first word to the last, without knowing who will play it. */
public record Dialogue(String title, List<Step> steps) {

    /** All that {@code dialogues.txt} holds. */
    public static final List<Dialogue> ALL = read("dialogues.txt");

    public Dialogue {
        steps = List.copyOf(steps);
    }

    private static List<Dialogue> read(String resource) {
        try (InputStream in =
                Objects.requireNonNull(Dialogue.class.getResourceAsStream(resource), resource + " is missing")) {
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Dialogue> read(BufferedReader lines) throws IOException {
        List<Dialogue> all = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        String title = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("== ")) {
                add(all, title, steps);
                title = line.substring(3);
                steps = new ArrayList<>();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                steps.add(step(line));
            }
        }
        add(all, title, steps);
        return List.copyOf(all);
    }

    private static void add(List<Dialogue> all, String title, List<Step> steps) {
        if (!steps.isEmpty()) {
            all.add(new Dialogue(title, steps));
        }
    }

    private static Step step(String line) {
        if (line.startsWith("- queue ")) {
            return new Step.Queue(line.substring("- queue ".length()));
        }
        return switch (line) {
            case "- transfer" -> new Step.Transfer();
            case "- conference" -> new Step.Conference();
            case "- depart" -> new Step.Depart();
            case "- accept" -> new Step.Accept();
            case "- takeover" -> new Step.TakeOver();
            default -> new Step.Line(Voice.of(line.charAt(0)), new Phrase(line.substring(3)));
        };
    }
}
