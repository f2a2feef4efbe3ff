@NullMarked
package smscoach.bench.contender.limit;

import org.jspecify.annotations.NullMarked;
