package smscoach.bench.flink;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** A command or a session event, as far as the comparison needs it, with its place in Kafka. A POJO, as Flink likes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class Step {

    public String contactCenterId = "";

    /** Of a command. */
    public @Nullable String commandId;

    public @Nullable Supervisor supervisor;
    public @Nullable String supervisorMonitoringMode;
    public @Nullable String nickname;

    /** Of a session event. */
    public @Nullable String eventId;

    public @Nullable String type;
    public @Nullable String smssessionId;
    public @Nullable String queueName;

    /** The agent, of either. */
    public @Nullable String userId;

    public long timestamp;
    public long offset;

    public boolean isCommand() {
        return commandId != null;
    }

    /** Who asks. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class Supervisor {

        public String userId = "";
        public @Nullable String userName;
    }
}
