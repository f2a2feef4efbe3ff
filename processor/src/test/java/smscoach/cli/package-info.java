@NullMarked
package smscoach.cli;

import org.jspecify.annotations.NullMarked;
