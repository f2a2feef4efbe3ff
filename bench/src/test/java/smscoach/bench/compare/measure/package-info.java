@NullMarked
package smscoach.bench.compare.measure;

import org.jspecify.annotations.NullMarked;
