/** Who coaches whom now, as the compacted topics tell. */
@NullMarked
package smscoach.gateway.view;

import org.jspecify.annotations.NullMarked;
