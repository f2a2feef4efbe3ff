package smscoach.gateway.admin;

import java.util.Optional;

/** Draws the lives of sessions. To know them is to decide again, which the gateway cannot. */
public interface Timelines {

    /**
     * An SVG, without what people wrote; empty where that contact center has no record of the session.
     *
     * @throws org.apache.kafka.common.KafkaException where the cluster cannot be asked
     */
    Optional<String> svg(String contactCenterId, String smssessionId);
}
