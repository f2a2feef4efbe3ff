/** The torture run: everything that can happen to processes and brokers, and whether the guarantees hold all the same. */
@NullMarked
package smscoach.torture;

import org.jspecify.annotations.NullMarked;
