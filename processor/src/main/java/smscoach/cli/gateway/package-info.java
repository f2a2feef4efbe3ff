/** {@code coach gateway}: the front door over HTTP, and tokens for trying it. */
@NullMarked
package smscoach.cli.gateway;

import org.jspecify.annotations.NullMarked;
