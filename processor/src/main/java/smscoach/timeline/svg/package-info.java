/** A timeline as a picture: a pure function from the model to the text of an SVG file. */
@NullMarked
package smscoach.timeline.svg;

import org.jspecify.annotations.NullMarked;
