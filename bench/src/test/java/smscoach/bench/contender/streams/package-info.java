@NullMarked
package smscoach.bench.contender.streams;

import org.jspecify.annotations.NullMarked;
