package smscoach.bench.scaling;

import smscoach.bench.compare.measure.Throughput;

/**
 * One round of a layout.
 *
 * @param fullest the share of all records that the partition with most of them has
 * @param shares who had how many partitions when work began
 */
record Measured(Layout layout, double fullest, Shares shares, Throughput throughput) {}
