package smscoach.cli.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Timestamps;
import smscoach.domain.Features;
import smscoach.domain.Rules;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;
import smscoach.timeline.Sentences;

/** The state as far as it can matter to one record, in lines. */
final class Situation {

    private static final int SHOWN = 5;

    private final CoachingView view;
    private final Rules rules;

    Situation(CoachingView view, Rules rules) {
        this.view = view;
        this.rules = rules;
    }

    List<String> of(ReceivedCommand command) {
        List<String> lines = new ArrayList<>();
        lines.add(features());
        String agent = command.userId().orNull();
        if (agent != null) {
            lines.add(subscriptionsOn(agent));
        }
        lines.add(subscriptionsOf(command.supervisorId()));
        String session = command.smssessionId().orNull();
        if (session != null) {
            lines.add(session(session));
        }
        lines.add("sessions of supervisor " + command.supervisorId() + ": "
                + list(view.sessionsOf(command.supervisorId())));
        return lines;
    }

    List<String> of(SmsSessionEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add(session(event.smssessionId()));
        if (event.userId() != null) {
            lines.add(subscriptionsOn(event.userId()));
            lines.add(features());
        }
        return lines;
    }

    private String features() {
        return "features: " + list(List.copyOf(Features.of(view, rules)))
                + (view.features() == null ? " (the configured default)" : "");
    }

    private String subscriptionsOn(String agent) {
        return "subscriptions on agent " + agent + ": "
                + list(view.subscriptionsOn(agent).stream()
                        .map(each -> each.supervisorId() + " " + told(each))
                        .toList());
    }

    private String subscriptionsOf(String supervisor) {
        List<String> all = new ArrayList<>();
        for (String agent : view.agentsCoachedBy(supervisor)) {
            view.subscriptionsOn(agent).stream()
                    .filter(each -> each.supervisorId().equals(supervisor))
                    .forEach(each -> all.add("on " + Sentences.id(agent) + " " + told(each)));
        }
        return "subscriptions of supervisor " + supervisor + ": " + list(all);
    }

    private static String told(Subscription subscription) {
        return "%s %s (%s)"
                .formatted(
                        subscription.visibilityMode(),
                        subscription.monitoringMode(),
                        Sentences.id(subscription.subscriptionId()));
    }

    private String session(String id) {
        return "session " + id + ": "
                + switch (view.session(id)) {
                    case Session.Live live -> live(live);
                    case Session.Ended ended -> "ended at " + Timestamps.format(Instant.ofEpochMilli(ended.endedAt()));
                    case null -> "not known";
                };
    }

    private static String live(Session.Live session) {
        return "agents " + list(session.agents()) + "; supervisors "
                + list(session.supervisors().stream().map(Situation::told).toList());
    }

    private static String told(Participation supervisor) {
        return "%s %s (%s)".formatted(supervisor.supervisorId(), supervisor.mode(), supervisor.state());
    }

    private static String list(@Nullable List<String> all) {
        if (all == null || all.isEmpty()) {
            return "none";
        }
        String shown = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return all.size() <= SHOWN ? shown : shown + " and " + (all.size() - SHOWN) + " more";
    }
}
