@NullMarked
package smscoach.cli.base;

import org.jspecify.annotations.NullMarked;
