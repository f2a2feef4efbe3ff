/** The contract's one JSON codec. */
@NullMarked
package smscoach.contract.json;

import org.jspecify.annotations.NullMarked;
