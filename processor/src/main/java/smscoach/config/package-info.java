/** Settings: one validated record, whatever they came from. */
@NullMarked
package smscoach.config;

import org.jspecify.annotations.NullMarked;
