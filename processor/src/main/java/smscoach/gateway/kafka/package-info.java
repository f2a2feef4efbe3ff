/** The topics as the gateway reads and writes them. */
@NullMarked
package smscoach.gateway.kafka;

import org.jspecify.annotations.NullMarked;
