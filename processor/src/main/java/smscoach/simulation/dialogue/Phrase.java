package smscoach.simulation.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A sentence with slots: {@code Hello {customer}, {agent} here.} */
public final class Phrase {

    private final List<String> texts = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    Phrase(String template) {
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            texts.add(template.substring(from, open));
            slots.add(Slot.valueOf(template.substring(open + 1, close).toUpperCase(Locale.ROOT)));
            from = close + 1;
        }
        texts.add(template.substring(from));
    }

    public String say(Function<Slot, String> values) {
        if (slots.isEmpty()) {
            return texts.getFirst();
        }
        StringBuilder said = new StringBuilder(texts.getFirst());
        for (int i = 0; i < slots.size(); i++) {
            said.append(values.apply(slots.get(i))).append(texts.get(i + 1));
        }
        return said.toString();
    }
}
