@NullMarked
package smscoach.cli.explain;

import org.jspecify.annotations.NullMarked;
