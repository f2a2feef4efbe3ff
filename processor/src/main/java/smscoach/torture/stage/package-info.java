/** What a torture run is played with: brokers, processor instances, publisher and consumer, and a look at each. */
@NullMarked
package smscoach.torture.stage;

import org.jspecify.annotations.NullMarked;
