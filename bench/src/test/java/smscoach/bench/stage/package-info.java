@NullMarked
package smscoach.bench.stage;

import org.jspecify.annotations.NullMarked;
