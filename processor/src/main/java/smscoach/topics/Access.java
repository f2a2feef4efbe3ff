package smscoach.topics;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Asks for the rights of a command before it begins: without one it would stop half-way, or take a topic for missing. */
public final class Access {

    private Access() {}

    /**
     * Refuses where one is missing.
     *
     * @throws StartupException which names the rights that are missing, and the lines that grant them
     */
    public static void require(Admin admin, String bootstrapServers, List<Right> rights) {
        new AccessChecks(new Cluster(admin, bootstrapServers, Cluster.PATIENCE), rights).require();
    }
}
