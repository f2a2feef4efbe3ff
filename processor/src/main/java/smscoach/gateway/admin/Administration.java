package smscoach.gateway.admin;

import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * What administrators can be shown.
 *
 * @param admins makes clients that look at topics and groups
 * @param group the processor's
 */
public record Administration(Supplier<? extends Admin> admins, String group, Timelines timelines) {}
