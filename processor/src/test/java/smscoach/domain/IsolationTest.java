package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of one contact center ever reaches another, and the same records give the same bytes (T6). */
class IsolationTest {

    @Test
    @Rule("T6")
    void shouldKeepContactCentersWithEqualIdsApart() {
        // Given
        ContactCenterDsl center = center();
        center.command("Coach", "kim").id("c-x").agent("sam").send();
        center.event("AgentAccepted", "s-1").agent("sam").id("e-x").send();
        center.unassign("api-multimedia");
        center.after(Duration.ofDays(5));
        center.logOut("max");
        center.invited("s-x", "sam");
        center.after(Duration.ofDays(-5));

        // When another one has records of the same ids
        center.moveTo("cc-2");

        // Then nothing is there: no time, no feature off, no reply, no subscription, no session, no id, no sequence
        center.command("Coach", "kim").id("c-x").agent("ann").send().expectReply("0");
        center.event("AgentAccepted", "s-1").agent("sam").id("e-x").send().expectNoOutput();
        center.leave("kim", "s-1").expectOnlyReply("2 NOT_PARTICIPATING");
        Taken taken = center.accepted("s-1", "ann").expectEvents("kim Delivered s-1 Agents");
        assertThat(taken.supervisorEvent().sequence()).isEqualTo(1);
        assertThat(taken.supervisorEvent().contactCenterId()).isEqualTo("cc-2");
        center.completed("s-1").expectEvents("kim Revoked s-1 Completed");
        center.moveTo("cc-1");
        center.after(Duration.ofDays(5));
        center.completed("s-1").expectEvents("kim Revoked s-1 Completed");
    }

    @Test
    @Rule("T6")
    void t6ShouldGiveTheSameBytesForTheSameRecords() {
        assertThat(story()).isEqualTo(story()).hasSizeGreaterThan(200);
    }

    private static List<String> story() {
        ContactCenterDsl center = center();
        List<Taken> taken = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            taken.add(center.coach("sup-" + i, "sam"));
            taken.add(center.coachNextChat("sup-" + i, "agent-" + i % 7));
            taken.add(center.assign("f-" + i, "f-" + i * i));
            taken.add(center.accepted("s-" + i, "agent-" + i % 5));
            taken.add(center.accepted("s-" + i % 3, "sam"));
            taken.add(center.writes("sup-" + i, "s-" + i % 3));
            taken.add(center.command("Coach", "sup-0")
                    .id("c-x")
                    .agent("a-" + i % 2)
                    .send());
        }
        taken.add(center.logOut("sup-3"));
        center.after(Duration.ofDays(8));
        taken.add(center.customerWrites("s-9"));
        return taken.stream().flatMap(Taken::bytes).toList();
    }
}
