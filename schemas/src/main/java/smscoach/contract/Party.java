package smscoach.contract;

import org.jspecify.annotations.Nullable;

/** Who wrote a message, as the session knows him. */
public record Party(
        PartyType type, @Nullable String userId, @Nullable String nickname) {}
