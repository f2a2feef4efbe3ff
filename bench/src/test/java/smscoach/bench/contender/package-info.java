@NullMarked
package smscoach.bench.contender;

import org.jspecify.annotations.NullMarked;
