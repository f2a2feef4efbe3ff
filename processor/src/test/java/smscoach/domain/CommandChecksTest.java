package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.center;
import static smscoach.domain.ContactCenterDsl.withFeatures;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Operation;
import smscoach.contract.StatusReason;

/** The checks C1 to C7, and that the first which fails is the answer. */
class CommandChecksTest {

    private static final String TOO_LONG = "x".repeat(257);

    @Test
    @Rule({"C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"})
    void shouldAnswerByTheFirstCheckThatFails() {
        // Given a command that fails them all
        ContactCenterDsl center = withFeatures();

        // When they are put right one after the other, Then the next one is the answer
        wrong(center).without("operationName").send().expectOnlyReply("1 MISSING_PARAMETER");
        wrong(center).with("operationName", "Dance").send().expectOnlyReply("10 UNKNOWN_OPERATION");
        wrong(center).send().expectOnlyReply("5 NO_PERMISSION");
        wrong(center).roles("supervisor").send().expectOnlyReply("6 FEATURE_OFF");
        center.assign("api-multimedia");
        wrong(center).roles("supervisor").send().expectOnlyReply("1 MISSING_PARAMETER");
        wrong(center).roles("supervisor").session("s-1").send().expectOnlyReply("10 OUT_OF_RANGE");
        wrong(center).roles("supervisor").session("s-1").nickname("k").send().expectOnlyReply("2 SELF");
        wrong(center)
                .roles("supervisor")
                .session("s-1")
                .nickname("k")
                .agent("sam")
                .send()
                .expectOnlyReply("6 SESSION_NOT_FOUND");
    }

    private static CommandDraft wrong(ContactCenterDsl center) {
        return center.command("Intrude", "kim").roles().agent("kim").nickname(TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    @Rule({"C1", "MISSING_PARAMETER"})
    void c1ShouldRefuseACommandWithoutOperationName(String absent) {
        // When
        Taken taken = center().command("Coach", "kim")
                .withJson("operationName", absent)
                .send();

        // Then
        taken.expectOnlyReply("1 MISSING_PARAMETER");
        assertThat(taken.reply().statusMessage()).contains("operationName");
        assertThat(taken.reply().operationName()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dance", "coach", "Coach ", "x"})
    @Rule({"C2", "UNKNOWN_OPERATION"})
    void c2ShouldRefuseAnUnknownOperationAndEchoIt(String name) {
        // When
        Taken taken = center().command(name, "kim").send();

        // Then
        taken.expectOnlyReply("10 UNKNOWN_OPERATION");
        assertThat(taken.reply().operationName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[\"Coach\"]", "{}", "\"\\ud800\"", "65"})
    @Rule({"C2", "L6"})
    void c2ShouldNotEchoAnOperationNameThatIsOutOfBounds(String json) {
        // Given
        String name = json.equals("65") ? "\"" + "x".repeat(65) + "\"" : json;

        // When
        Taken taken =
                center().command("Coach", "kim").withJson("operationName", name).send();

        // Then
        taken.expectOnlyReply("10 UNKNOWN_OPERATION");
        assertThat(taken.reply().operationName()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    @Rule({"C3", "NO_PERMISSION"})
    void c3ShouldAskEachOperationForItsRole(Operation operation) {
        // Given
        boolean administrative = operation == Operation.AssignFeatures || operation == Operation.UnassignFeatures;
        ContactCenterDsl center = center();

        // When
        Taken asSupervisor =
                center.command(operation.name(), "kim").roles("supervisor").send();
        Taken asAdmin = center.command(operation.name(), "kim").roles("admin").send();

        // Then
        (administrative ? asSupervisor : asAdmin).expectOnlyReply("5 NO_PERMISSION");
        assertThat((administrative ? asAdmin : asSupervisor).reply().statusCode())
                .isNotEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"supervisor\"",
                "[]",
                "[\"Supervisor\"]",
                "[[\"supervisor\"]]",
                "{\"supervisor\":true}"
            })
    @Rule("C3")
    void c3ShouldRefuseWhateverIsNoListThatHoldsTheRole(String roles) {
        // When
        Taken taken = center().command("Coach", "kim")
                .agent("sam")
                .withJson("supervisor", "{\"userId\":\"kim\",\"roles\":" + roles + "}")
                .send();

        // Then
        taken.expectOnlyReply("5 NO_PERMISSION");
    }

    @Test
    @Rule({"C3", "C6"})
    void c3ShouldFindTheRoleEvenInAListThatIsOutOfBounds() {
        // Given
        Object[] tooMany = Collections.nCopies(65, "supervisor").toArray();

        // Then the role is there, and what is wrong with the list comes later
        center().command("Coach", "kim").roles(tooMany).send().expectOnlyReply("1 MISSING_PARAMETER");
        center().command("Coach", "kim").roles(tooMany).agent("sam").send().expectOnlyReply("10 OUT_OF_RANGE");
        center().command("Coach", "kim")
                .roles(7, "supervisor")
                .agent("sam")
                .send()
                .expectOnlyReply("10 OUT_OF_RANGE");
        center().command("Coach", "kim")
                .roles("x", "supervisor")
                .agent("sam")
                .send()
                .expectReply("0");
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    @Rule({"C4", "FEATURE_OFF"})
    void c4ShouldRefuseWhileTheFeatureIsOffButTrapNobody(Operation operation) {
        // Given
        ContactCenterDsl center = withFeatures("something-else");
        boolean released = List.of(
                        Operation.CancelSupervisorMonitoring,
                        Operation.Leave,
                        Operation.EndContactCenterSession,
                        Operation.AssignFeatures,
                        Operation.UnassignFeatures)
                .contains(operation);

        // When
        Taken taken = center.command(operation.name(), "kim")
                .agent("sam")
                .session("s-1")
                .features("x")
                .send();

        // Then
        if (released) {
            assertThat(taken.reply().statusReason()).isNotEqualTo(StatusReason.FEATURE_OFF);
        } else {
            taken.expectOnlyReply("6 FEATURE_OFF");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Coach, userId",
        "Monitor, userId",
        "BargeIn, userId",
        "CancelSupervisorMonitoring, userId",
        "Leave, smssessionId",
        "Intrude, userId",
        "Intrude, smssessionId",
        "SwitchToMonitor, smssessionId",
        "SwitchToCoach, smssessionId",
        "SwitchToBargeIn, smssessionId",
        "AssignFeatures, features",
        "UnassignFeatures, features"
    })
    @Rule({"C5", "MISSING_PARAMETER"})
    void c5ShouldRefuseWithoutARequiredParameterHoweverAbsent(String operation, String field) {
        for (String absent : List.of("null", "\"\"")) {
            // When
            Taken taken = center().command(operation, "kim")
                    .agent("sam")
                    .session("s-1")
                    .features("x")
                    .withJson(field, absent)
                    .send();

            // Then
            taken.expectOnlyReply("1 MISSING_PARAMETER");
            assertThat(taken.reply().statusMessage()).contains(field);
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    @Rule({"C6", "OUT_OF_RANGE"})
    void c6ShouldRefuseAnyKnownFieldOutOfRangeWhetherNeededOrNot(Operation operation) {
        // Given
        List<String> wrong = List.of(
                "userId 7",
                "userId \"a/b\"",
                "smssessionId []",
                "supervisorMonitoringMode \"Sometimes\"",
                "supervisorMonitoringMode \"nextChat\"",
                "supervisorVisibilityMode 1",
                "nickname \"\\ud800\"",
                "nickname {}",
                "features []",
                "features \"x\"",
                "features [\"\"]",
                "features [null]",
                "features {}");

        for (String fieldAndJson : wrong) {
            String[] parts = fieldAndJson.split(" ", 2);

            // When
            Taken taken = center().command(operation.name(), "kim")
                    .agent("sam")
                    .session("s-1")
                    .features("x")
                    .withJson(parts[0], parts[1])
                    .send();

            // Then
            taken.expectOnlyReply("10 OUT_OF_RANGE");
            assertThat(taken.reply().statusMessage()).contains(parts[0]);
        }
    }

    @Test
    @Rule({"C6", "L6"})
    void c6ShouldRefuseASupervisorsNameOutOfRange() {
        Taken taken =
                center().command("Coach", "kim").agent("sam").userName(TOO_LONG).send();

        taken.expectOnlyReply("10 OUT_OF_RANGE");
        assertThat(taken.reply().statusMessage()).contains("supervisor.userName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Coach", "Monitor", "BargeIn", "CancelSupervisorMonitoring", "Intrude"})
    @Rule({"C7", "SELF"})
    void c7ShouldRefuseTheSupervisorHimself(String operation) {
        center().command(operation, "kim").agent("kim").session("s-1").send().expectOnlyReply("2 SELF");
    }

    @Test
    @Rule("C7")
    void c7ShouldNotCareForAUserIdThatIsNotRequired() {
        center().command("EndContactCenterSession", "kim").agent("kim").send().expectOnlyReply("0");
        center().command("Leave", "kim").agent("kim").session("s-1").send().expectOnlyReply("6 SESSION_NOT_FOUND");
    }
}
