@NullMarked
package smscoach.bench.scaling;

import org.jspecify.annotations.NullMarked;
