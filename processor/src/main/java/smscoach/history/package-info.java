/** What the topics of a cluster hold: bounded reads of them, and the inputs in production's order. */
@NullMarked
package smscoach.history;

import org.jspecify.annotations.NullMarked;
