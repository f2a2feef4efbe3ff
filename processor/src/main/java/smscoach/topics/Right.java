package smscoach.topics;

import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** What one entry of an access control list allows. */
public record Right(AclOperation operation, ResourceType type, PatternType pattern, String name) {

    static Right onTopic(AclOperation operation, String name) {
        return new Right(operation, ResourceType.TOPIC, PatternType.LITERAL, name);
    }

    static Right onGroup(String name) {
        return onGroup(AclOperation.READ, name);
    }

    static Right onGroup(AclOperation operation, String name) {
        return new Right(operation, ResourceType.GROUP, PatternType.LITERAL, name);
    }

    static Right onTransactionalId(String id) {
        return new Right(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, PatternType.LITERAL, id);
    }

    static Right onTransactionalIds(String prefix) {
        return new Right(AclOperation.WRITE, ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, prefix);
    }

    /** As in "READ on topic coach-commands". */
    String words() {
        var kind = type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return pattern == PatternType.PREFIXED
                ? "%s on every %s that begins with %s".formatted(operation, kind, name)
                : "%s on %s %s".formatted(operation, kind, name);
    }
}
