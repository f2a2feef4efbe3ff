@NullMarked
package smscoach.cli.audit;

import org.jspecify.annotations.NullMarked;
