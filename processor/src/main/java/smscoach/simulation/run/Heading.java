package smscoach.simulation.run;

import java.io.PrintStream;
import java.util.List;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.narrative.Ink.Style;

/** What a newcomer needs to know before the first line. */
final class Heading {

    private static final int MOST_NAMES = 8;
    private static final int SOME_NAMES = 3;

    private final Ink ink;
    private final PrintStream out;

    Heading(Ink ink, PrintStream out) {
        this.ink = ink;
        this.out = out;
    }

    void print(ContactCenterSimulation simulation) {
        out.println();
        out.println(ink.paint(Style.STRONG, "A contact center at work")
                + ": customers write by SMS, agents answer, supervisors coach.");
        out.println("Agents: " + ink.paint(Style.CYAN, names(simulation.agents())) + ". Supervisors: "
                + ink.paint(Style.MAGENTA, names(simulation.supervisors())) + ". Ada is the administrator.");
        out.println("A " + ink.paint(Style.YELLOW, "whisper")
                + " is for agents and supervisors. The customer never sees it.");
        out.println("Ctrl-C ends the day and sums up.");
        out.println(ink.paint(Style.DIM, ink.rule(ink.width())));
    }

    private static String names(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SOME_NAMES)) + " and " + (names.size() - SOME_NAMES) + " more";
    }
}
