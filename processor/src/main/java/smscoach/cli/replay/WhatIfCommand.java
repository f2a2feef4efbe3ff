package smscoach.cli.replay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;

/** {@code coach replay what-if}: what production would have decided under other settings. */
@Command(
        name = "what-if",
        description = {
            "Takes the inputs again in production's order, under other settings, and says for whom it would have been"
                    + " different: how many records of each kind, by contact center, supervisor and agent.",
            "A supervisor's events are numbered: one more or less gives all later ones another sequence and eventId. Those"
                    + " that would be the same but for that are counted apart. Exit code 0, whatever would be different.",
            "The settings that no --set names are those of --horizon, --idle-limit and --default-features: give them as"
                    + " production has them."
        },
        footer = {
            "  coach replay what-if --set horizon=1h",
            "  coach replay what-if --set idle-limit=2d --set default-features= --contact-center cc-1 --json",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class WhatIfCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            required = true,
            description = "Another value of horizon, idle-limit or default-features; repeatable.")
    private List<String> changes = List.of();

    @Mixin
    private ComparisonOptions options;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private KafkaOptions kafka;

    WhatIfCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Explanations explanations = new Explanations(options.differences());
        Affected affected = new Affected();
        Report report = new TopicReplay(
                        new Cluster(kafka), terminal, options.applicationId(), options.start(rules.rules()))
                .run(rules.with(changes), kafka.topicPrefix(), options.scope(), difference -> {
                    explanations.accept(difference);
                    affected.accept(difference);
                });
        if (!options.json()) {
            affected.lines().forEach(terminal::say);
        }
        explanations.write(terminal, report, options.json(), object -> {
            ArrayNode all = object.putArray("affected");
            affected.counts()
                    .forEach((who, count) -> all.addObject()
                            .put("contactCenterId", who.contactCenterId())
                            .put("supervisorId", who.supervisorId())
                            .put("agentId", who.agentId())
                            .put("topic", who.topic())
                            .put("type", who.type())
                            .put("kind", who.kind().name().toLowerCase(Locale.ROOT))
                            .put("records", count));
            ArrayNode renumbered = object.putArray("renumbered");
            affected.renumbered()
                    .forEach((whose, count) -> renumbered
                            .addObject()
                            .put("contactCenterId", whose.contactCenterId())
                            .put("supervisorId", whose.supervisorId())
                            .put("records", count));
        });
        return ExitCode.OK.code();
    }
}
