@NullMarked
package smscoach.bench.compare.check;

import org.jspecify.annotations.NullMarked;
