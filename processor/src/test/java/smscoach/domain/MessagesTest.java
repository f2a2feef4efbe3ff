package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.CustomerMessage;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.Visibility;

/** Who sees a message. */
class MessagesTest {

    private static final String[] ALL = {"sam (Agent)", "ann (Agent)", "mon (Supervisors)", "coa (Agents)", "bar (All)"
    };

    /** Agents sam and ann, and supervisors in every mode: mon, coa and bar. */
    private static ContactCenterDsl session() {
        ContactCenterDsl center = center();
        center.monitor("mon", "ann");
        center.command("Coach", "coa").agent("ann").nickname("Coach C").send();
        center.command("BargeIn", "bar").agent("ann").nickname("Boss").send();
        center.accepted("s-1", "sam");
        center.accepted("s-1", "ann");
        return center;
    }

    private static String[] without(String user) {
        return Arrays.stream(ALL).filter(r -> !r.startsWith(user)).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"All", "Agents"})
    @Rule("M1")
    void m1ShouldShowACustomersMessageToAllOfTheSessionWhateverItAsks(String visibility) {
        // When
        Taken taken = session()
                .event("MessageSent", "s-1")
                .message("Customer", "+15550100", visibility)
                .send();

        // Then
        taken.expectRecipients(ALL).expectForCustomer(false);
        assertThat(taken.delivery().visibility()).isEqualTo(Visibility.All);
        assertThat(taken.delivery().from()).isEqualTo(new Party(PartyType.Customer, "+15550100", null));
        assertThat(taken.delivery().text()).isEqualTo("hi");
    }

    @Test
    @Rule("M1")
    void m1ShouldPassTheUserIdOfACustomerOnEvenIfAnAgentHasTheSame() {
        Taken taken = session()
                .event("MessageSent", "s-1")
                .message("Customer", "sam", null)
                .send();

        taken.expectRecipients(ALL);
        assertThat(taken.delivery().from().userId()).isEqualTo("sam");
        assertThat(session().customerWrites("s-1").delivery().from().userId()).isNull();
    }

    @Test
    @Rule("M2")
    void m2ShouldShowAnAgentsMessageToCustomerOtherAgentsAndSupervisors() {
        // When
        Taken taken = session().writes("sam", "s-1");

        // Then
        taken.expectRecipients(without("sam")).expectForCustomer(true);
        MessageDelivery delivery = taken.delivery();
        assertThat(delivery.visibility()).isEqualTo(Visibility.All);
        assertThat(delivery.from()).isEqualTo(new Party(PartyType.Agent, "sam", null));
        CustomerMessage message = taken.customerMessage();
        assertThat(message.from()).isEqualTo(new Party(PartyType.Agent, "sam", null));
        assertThat(message.text()).isEqualTo("hi");
        assertThat(message.messageId()).isEqualTo(delivery.messageId());
        assertThat(message.causationId()).isEqualTo(delivery.causationId());
    }

    @Test
    @Rule("M2a")
    void m2aShouldKeepAnAgentsWhisperFromTheCustomer() {
        Taken taken = session().whispers("sam", "s-1");

        taken.expectRecipients(without("sam")).expectForCustomer(false);
        assertThat(taken.delivery().visibility()).isEqualTo(Visibility.Agents);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"All", "Agents", "NULL"},
            nullValues = "NULL")
    @Rule("M3")
    void m3ShouldNeverShowTheCustomerWhatACoachWritesWhateverHeAsks(@Nullable String visibility) {
        // When
        Taken taken = session()
                .event("MessageSent", "s-1")
                .message("User", "coa", visibility)
                .send();

        // Then
        taken.expectRecipients(without("coa")).expectForCustomer(false);
        assertThat(taken.delivery().visibility()).isEqualTo(Visibility.Agents);
        assertThat(taken.delivery().from()).isEqualTo(new Party(PartyType.Supervisor, "coa", "Coach C"));
    }

    @Test
    @Rule("M4")
    void m4ShouldTreatABargingSupervisorAsAnAgent() {
        // Given
        ContactCenterDsl center = session();

        // When
        Taken open = center.writes("bar", "s-1");
        Taken whisper = center.whispers("bar", "s-1");

        // Then
        Party boss = new Party(PartyType.Supervisor, "bar", "Boss");
        open.expectRecipients(without("bar")).expectForCustomer(true);
        assertThat(open.customerMessage().from()).isEqualTo(boss);
        assertThat(open.delivery().visibility()).isEqualTo(Visibility.All);
        whisper.expectRecipients(without("bar")).expectForCustomer(false);
        assertThat(whisper.delivery().from()).isEqualTo(boss);
        assertThat(whisper.delivery().visibility()).isEqualTo(Visibility.Agents);
    }

    @ParameterizedTest
    @CsvSource({"mon, s-1", "joe, s-1", "sam, s-none", "joe, s-none"})
    @Rule({"M5", "NOT_ALLOWED"})
    void m5ShouldShowNobodyWhatAMonitorOrAStrangerWritesAndTellHim(String user, String session) {
        for (Taken taken :
                new Taken[] {session().writes(user, session), session().whispers(user, session)}) {
            // Then
            taken.expectDeadLetter(DeadLetterCode.NOT_ALLOWED)
                    .expectForCustomer(false)
                    .expectRecipients(user + " (User)");
            assertThat(taken.outputs()).hasSize(2);
            MessageDelivery refusal = taken.delivery();
            assertThat(refusal.from()).isEqualTo(new Party(PartyType.User, user, null));
            assertThat(refusal.refused()).isEqualTo(DeadLetterCode.NOT_ALLOWED);
            assertThat(refusal.text()).isNull();
            assertThat(refusal.visibility()).isNull();
        }
    }

    @Test
    @Rule({"M3", "M4", "M5"})
    void m3ToM5ShouldGoByTheModeThatTheSupervisorIsInNow() {
        // Given
        ContactCenterDsl center = session();

        // Then
        center.switchTo("BargeIn", "coa", "s-1");
        center.writes("coa", "s-1").expectForCustomer(true);
        center.switchTo("Monitor", "coa", "s-1");
        center.writes("coa", "s-1").expectDeadLetter(DeadLetterCode.NOT_ALLOWED);
        center.switchTo("Coach", "coa", "s-1");
        center.writes("coa", "s-1").expectForCustomer(false).expectRecipients(without("coa"));
        center.leave("coa", "s-1");
        center.writes("coa", "s-1").expectDeadLetter(DeadLetterCode.NOT_ALLOWED);
        center.intrude("coa", "sam", "s-1", "Monitor");
        center.writes("coa", "s-1").expectDeadLetter(DeadLetterCode.NOT_ALLOWED);
    }

    @Test
    @Rule("M5")
    void m5ShouldRefuseAnAgentWhoHasLeft() {
        ContactCenterDsl center = session();
        center.left("s-1", "sam");

        center.writes("sam", "s-1").expectDeadLetter(DeadLetterCode.NOT_ALLOWED);
        center.writes("ann", "s-1").expectRecipients("mon (Supervisors)", "coa (Agents)", "bar (All)");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"NULL, All, true", "All, All, true", "Agents, Agents, false"},
            nullValues = "NULL")
    @Rule("M6")
    void m6ShouldTreatTheSystemsMessageAsAnAgents(@Nullable String asked, Visibility effective, boolean forCustomer) {
        // When by a bot whose id is that of an agent
        Taken taken = session()
                .event("MessageSent", "s-1")
                .message("System", "sam", asked)
                .send();

        // Then
        taken.expectRecipients(ALL).expectForCustomer(forCustomer);
        assertThat(taken.delivery().visibility()).isEqualTo(effective);
        assertThat(taken.delivery().from()).isEqualTo(new Party(PartyType.System, "sam", null));
    }

    @Test
    @Rule({"M6", "S10", "S11"})
    void m6ShouldReachTheCustomerOfASessionWithNobodyInIt() {
        Taken taken = center().event("MessageSent", "s-1")
                .message("System", null, null)
                .send();

        taken.expectRecipients().expectForCustomer(true);
        assertThat(taken.customerMessage().from()).isEqualTo(new Party(PartyType.System, null, null));
    }

    @Test
    @Rule("M2")
    void m2ShouldNotAskForTheFeature() {
        ContactCenterDsl center = session();
        center.unassign("api-multimedia");

        center.writes("sam", "s-1").expectRecipients(without("sam")).expectForCustomer(true);
        center.writes("coa", "s-1").expectRecipients(without("coa")).expectForCustomer(false);
    }
}
