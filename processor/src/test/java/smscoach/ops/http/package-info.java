@NullMarked
package smscoach.ops.http;

import org.jspecify.annotations.NullMarked;
