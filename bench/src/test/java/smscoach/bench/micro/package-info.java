@NullMarked
package smscoach.bench.micro;

import org.jspecify.annotations.NullMarked;
