@NullMarked
package smscoach.bench.compare.report;

import org.jspecify.annotations.NullMarked;
