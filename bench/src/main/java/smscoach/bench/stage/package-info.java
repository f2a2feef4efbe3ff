/** What several measurements stand on: the program as it is shipped, and what its process takes. */
@NullMarked
package smscoach.bench.stage;

import org.jspecify.annotations.NullMarked;
