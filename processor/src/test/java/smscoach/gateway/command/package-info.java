@NullMarked
package smscoach.gateway.command;

import org.jspecify.annotations.NullMarked;
