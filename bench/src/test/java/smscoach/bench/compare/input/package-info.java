@NullMarked
package smscoach.bench.compare.input;

import org.jspecify.annotations.NullMarked;
