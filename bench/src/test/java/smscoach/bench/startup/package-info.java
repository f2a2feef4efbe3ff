@NullMarked
package smscoach.bench.startup;

import org.jspecify.annotations.NullMarked;
