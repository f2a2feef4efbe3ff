/** Hostile input: records made to do harm, and what must hold for each of them. */
@org.jspecify.annotations.NullMarked
package smscoach.fuzz;
