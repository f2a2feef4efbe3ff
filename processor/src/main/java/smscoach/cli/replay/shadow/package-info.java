/** {@code coach replay to}: what production's inputs give now, in topics of its own beside production's. */
@NullMarked
package smscoach.cli.replay.shadow;

import org.jspecify.annotations.NullMarked;
