package smscoach.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Input values that differ in their ids only. */
final class Inputs {

    private Inputs() {}

    static byte[] coach(long number) {
        return """
                {"commandId":"c-%d","contactCenterId":"cc-1","operationName":"Coach",\
                "supervisor":{"userId":"sup-1","userName":"kim","roles":["supervisor"]},"userId":"agent-1",\
                "supervisorMonitoringMode":"AllChats","issuedAt":"2026-11-22T10:15:30.123Z"}""".formatted(number).getBytes(UTF_8);
    }

    static byte[] accepted(long session) {
        return """
                {"eventId":"e-1","contactCenterId":"cc-1","smssessionId":"sms-%d","type":"AgentAccepted",\
                "userId":"agent-1","occurredAt":"2026-11-22T10:15:30.123Z"}""".formatted(session).getBytes(UTF_8);
    }

    static byte[] message(long session) {
        return """
                {"eventId":"e-2","contactCenterId":"cc-1","smssessionId":"sms-%d","type":"MessageSent",\
                "message":{"messageId":"m-1","from":{"type":"User","userId":"agent-1"},\
                "text":"The pass is dated to yesterday, and the 62.50 are gone."},\
                "occurredAt":"2026-11-22T10:15:30.123Z"}""".formatted(session).getBytes(UTF_8);
    }
}
