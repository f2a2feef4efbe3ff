/** What stands around the program where it runs: containers, alert rules, the dashboard, Kubernetes. */
@NullMarked
package smscoach.deployment;

import org.jspecify.annotations.NullMarked;
