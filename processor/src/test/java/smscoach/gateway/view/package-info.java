@NullMarked
package smscoach.gateway.view;

import org.jspecify.annotations.NullMarked;
