package smscoach.fuzz;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.CustomerMessage;
import smscoach.contract.MessageDelivery;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.json.ContractJson;

/** Any bytes to every reader of the codec: refused by a ContractViolation, or read; what is read is written and read alike. */
public final class CodecFuzzer {

    private static final List<Class<? extends ContractMessage>> TYPES = List.of(
            CoachCommand.class,
            SmsSessionEvent.class,
            SupervisorSessionEvent.class,
            CoachReply.class,
            CoachSubscription.class,
            CoachedSession.class,
            CustomerMessage.class,
            MessageDelivery.class);

    private CodecFuzzer() {}

    /** Called by Jazzer, which knows it by this name. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ReceivedCommand received = received(bytes);
        for (Class<? extends ContractMessage> type : TYPES) {
            ContractMessage message = read(type, bytes);
            if (message != null) {
                require(alike(message), type.getSimpleName() + " is written and read as another");
            }
            if (message instanceof CoachCommand command) {
                require(
                        received != null && received.commandId().equals(command.commandId()),
                        "A command is read strictly, but not as one to be answered");
            }
        }
    }

    private static boolean alike(ContractMessage message) {
        byte[] written = ContractJson.write(message);
        ContractMessage again = ContractJson.read(message.getClass(), written);
        return again.equals(message) && Arrays.equals(ContractJson.write(again), written);
    }

    private static @Nullable ReceivedCommand received(byte[] bytes) {
        try {
            ReceivedCommand received = ContractJson.readReceived(bytes);
            require(received.equals(ContractJson.readReceived(bytes)), "A command is read in two ways");
            return received;
        } catch (ContractViolation refused) {
            return null;
        }
    }

    private static @Nullable ContractMessage read(Class<? extends ContractMessage> type, byte[] bytes) {
        try {
            return ContractJson.read(type, bytes);
        } catch (ContractViolation refused) {
            return null;
        }
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new AssertionError(problem);
        }
    }
}
