@NullMarked
package smscoach.gateway.http;

import org.jspecify.annotations.NullMarked;
