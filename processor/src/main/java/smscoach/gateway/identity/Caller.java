package smscoach.gateway.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as his token says; nothing of this ever comes from anywhere else.
 *
 * @param userName null where the token has none that the contract allows
 * @param isSupervisor whether he holds the role that commands need
 * @param isAdmin whether he holds the role of those who run the system
 * @param expires when the token does, and with it all that hangs on it
 */
public record Caller(
        String contactCenterId,
        String userId,
        @Nullable String userName,
        boolean isSupervisor,
        boolean isAdmin,
        Instant expires) {

    /** The key of all that is his: ids hold no slash, so that no two callers have the same. */
    public String owner() {
        return contactCenterId + "/" + userId;
    }
}
