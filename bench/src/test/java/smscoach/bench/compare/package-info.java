@NullMarked
package smscoach.bench.compare;

import org.jspecify.annotations.NullMarked;
