@NullMarked
package smscoach.cli.deadletters;

import org.jspecify.annotations.NullMarked;
