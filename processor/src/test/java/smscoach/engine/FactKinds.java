package smscoach.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import smscoach.contract.ContractViolation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Coaching;
import smscoach.domain.Rules;
import smscoach.domain.fact.Fact;

/** Which kinds of facts a history makes: what a fixture must cover. */
public final class FactKinds {

    private final Coaching coaching;
    private final InMemoryStates states = new InMemoryStates();
    private final Set<String> kinds = new TreeSet<>();

    private FactKinds(Rules rules) {
        this.coaching = new Coaching(rules);
    }

    public static Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (Class<?> kind : Fact.class.getPermittedSubclasses()) {
            if (kind.isRecord()) {
                all.add(kind.getSimpleName());
            }
        }
        for (Class<?> kind : Fact.AboutPeople.class.getPermittedSubclasses()) {
            all.add(kind.getSimpleName());
        }
        return all;
    }

    public static Set<String> of(List<InputRecord> records, Rules rules) {
        FactKinds found = new FactKinds(rules);
        records.forEach(found::take);
        return found.kinds;
    }

    private void take(InputRecord record) {
        Consumer<Fact> fact = made -> kinds.add(made.getClass().getSimpleName());
        try {
            if (record.topic() == Topic.COACH_COMMANDS) {
                ReceivedCommand command = ContractJson.readReceived(record.value());
                if (isKeyOf(record, command.contactCenterId())) {
                    coaching.take(command, record.timestamp(), states.of(command.contactCenterId()), fact);
                }
            } else {
                SmsSessionEvent event = ContractJson.read(SmsSessionEvent.class, record.value());
                if (isKeyOf(record, event.contactCenterId())) {
                    coaching.take(
                            SessionEvents.of(event), record.timestamp(), states.of(event.contactCenterId()), fact);
                }
            }
        } catch (ContractViolation deadLetter) {
            // It makes no facts.
        }
    }

    private static boolean isKeyOf(InputRecord record, String contactCenterId) {
        return Arrays.equals(record.key(), contactCenterId.getBytes(StandardCharsets.UTF_8));
    }
}
