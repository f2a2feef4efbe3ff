package smscoach.replay.session;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.FileEngine;
import smscoach.replay.ProductionOrder;

/**
 * The inputs that a session needs. Kept are those that name it; the commands of supervisors who were in it, and those
 * about its agents, for what might have come of them; the contact center's features. Of all others every one is left
 * out without which each output about the session is still the same to the byte: the engine is asked, so that nobody
 * has to know what hangs on what. A supervisor's numbers, for one, hang on all sessions that he was in before.
 */
public final class Excerpt {

    /** So many inputs are taken at most before it is good enough: a minute's work. */
    private static final long MOST_TAKEN = 20_000_000;

    private final List<InputRecord> inputs;
    private final List<Mentions> mentions;
    private final About about;
    private final Rules rules;
    private final String topicPrefix;
    private final ProductionOrder order;
    private final List<OutputRecord> wanted = new ArrayList<>();
    private final Set<String> supervisors = new HashSet<>();

    /** By session: who was in it. */
    private final Map<String, Set<String>> coached = new HashMap<>();

    private long taken;

    /**
     * Of a contact center.
     *
     * @param inputs in production's order
     * @param order as far as outputs about the session tell it
     */
    public Excerpt(List<InputRecord> inputs, About about, Rules rules, String topicPrefix, ProductionOrder order) {
        this.inputs = List.copyOf(inputs);
        this.mentions = inputs.stream().map(input -> Mentions.in(input.value())).toList();
        this.about = about;
        this.rules = rules;
        this.topicPrefix = topicPrefix;
        this.order = order;
        takeAll();
    }

    /** Leaves out what can be left out; one record after another, if that does not take too long. */
    public List<InputRecord> shrink(LongConsumer progress) {
        Set<String> agents = new HashSet<>();
        mentions.stream()
                .filter(each -> each.smssessionId().equals(about.smssessionId()))
                .forEach(each -> agents.addAll(each.agents()));
        BitSet kept = new BitSet();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (isKept(i, agents)) {
                kept.set(i);
            } else {
                others.add(i);
            }
        }
        others.sort(nearFirst());
        List<Integer> needed = Shrinker.shrink(others, candidate -> {
            progress.accept(taken);
            return taken < MOST_TAKEN && does(with(kept, candidate));
        });
        return with(kept, needed).stream().mapToObj(inputs::get).toList();
    }

    /** Whether nothing more can be left out. */
    public boolean isSmallest() {
        return taken < MOST_TAKEN;
    }

    private boolean isKept(int i, Set<String> agents) {
        Mentions of = mentions.get(i);
        if (of.smssessionId().equals(about.smssessionId())) {
            return true;
        }
        return inputs.get(i).topic() == Topic.COACH_COMMANDS
                && (of.isOfFeatures()
                        || supervisors.contains(of.supervisorId())
                        || of.agents().stream().anyMatch(agents::contains));
    }

    /** What belongs together stands together, so that it is left out together; far away from the session comes last. */
    private Comparator<Integer> nearFirst() {
        Map<String, Integer> firsts = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            firsts.putIfAbsent(group(i), i);
        }
        return Comparator.<Integer, Boolean>comparing(i -> isFar(mentions.get(i).smssessionId()))
                .thenComparing(i -> firsts.getOrDefault(group(i), i))
                .thenComparing(i -> i);
    }

    private String group(int i) {
        Mentions of = mentions.get(i);
        return of.smssessionId().isEmpty() ? of.supervisorId() + "/" : of.smssessionId();
    }

    private boolean isFar(String session) {
        return coached.getOrDefault(session, Set.of()).stream().noneMatch(supervisors::contains);
    }

    private static BitSet with(BitSet kept, List<Integer> more) {
        BitSet all = (BitSet) kept.clone();
        more.forEach(all::set);
        return all;
    }

    private void takeAll() {
        FileEngine engine = new FileEngine(rules, topicPrefix, order);
        for (int i = 0; i < inputs.size(); i++) {
            InputRecord input = inputs.get(i);
            if (mentions.get(i).smssessionId().equals(about.smssessionId()) && input.topic() == Topic.COACH_COMMANDS) {
                supervisors.add(mentions.get(i).supervisorId());
            }
            engine.take(input, output -> learn(input, output));
        }
    }

    private void learn(InputRecord cause, OutputRecord output) {
        boolean isWanted = about.isToldBy(cause, output);
        if (isWanted) {
            wanted.add(output);
        }
        if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            Mentions of = Mentions.in(output.value());
            coached.computeIfAbsent(of.smssessionId(), id -> new HashSet<>()).add(of.supervisorId());
            if (isWanted) {
                supervisors.add(of.supervisorId());
            }
        }
    }

    private boolean does(BitSet candidate) {
        FileEngine engine = new FileEngine(rules, topicPrefix, order);
        int[] same = {0};
        boolean[] differs = {false};
        for (int i = candidate.nextSetBit(0); i >= 0 && !differs[0]; i = candidate.nextSetBit(i + 1)) {
            InputRecord input = inputs.get(i);
            engine.take(input, output -> {
                if (about.isToldBy(input, output)) {
                    differs[0] |= same[0] == wanted.size() || !isSame(wanted.get(same[0]++), output);
                }
            });
            taken++;
        }
        return !differs[0] && same[0] == wanted.size();
    }

    private static boolean isSame(OutputRecord one, OutputRecord other) {
        return one.topic() == other.topic() && one.isIdenticalTo(other);
    }
}
