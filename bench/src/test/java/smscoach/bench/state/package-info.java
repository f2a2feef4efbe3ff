@NullMarked
package smscoach.bench.state;

import org.jspecify.annotations.NullMarked;
