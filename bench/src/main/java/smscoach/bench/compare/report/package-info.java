/** Figures as text, as JSON and as pictures. */
@NullMarked
package smscoach.bench.compare.report;

import org.jspecify.annotations.NullMarked;
