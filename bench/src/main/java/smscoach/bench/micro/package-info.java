/** Benchmarks of single steps, for JMH. */
@NullMarked
package smscoach.bench.micro;

import org.jspecify.annotations.NullMarked;
