package smscoach.bench.gateway;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import smscoach.gateway.identity.LocalIssuer;

/**
 * Supervisors with their tokens.
 *
 * @param ids their userIds, by their numbers
 */
record People(String contactCenter, List<String> ids, List<String> tokens) {

    private static final Duration LIFE = Duration.ofHours(2);

    static People of(LocalIssuer issuer, String contactCenter, int count) {
        List<String> ids = IntStream.range(0, count).mapToObj(i -> "sup-" + i).toList();
        return new People(
                contactCenter,
                ids,
                ids.stream()
                        .map(id -> issuer.token(contactCenter, id, id, List.of("supervisor"), LIFE))
                        .toList());
    }
}
