/** The life of one session as a timeline: who was in it, who saw what, and why. Without Kafka. */
@NullMarked
package smscoach.timeline;

import org.jspecify.annotations.NullMarked;
