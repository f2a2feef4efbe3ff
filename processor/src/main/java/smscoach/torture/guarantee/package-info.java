/** What is promised of every run, whatever happens to processes, brokers or input; checked from the topics alone. */
@NullMarked
package smscoach.torture.guarantee;

import org.jspecify.annotations.NullMarked;
