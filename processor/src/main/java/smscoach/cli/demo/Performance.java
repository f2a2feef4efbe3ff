package smscoach.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.run.DemoException;
import smscoach.simulation.run.DemoResult;
import smscoach.simulation.run.DemoRun;
import smscoach.simulation.run.DemoSettings;

/** One run of the simulated contact center, which Ctrl-C ends in order, summary included. */
final class Performance {

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private Performance() {}

    static DemoResult run(DemoSettings settings, PrintStream out, Ink ink) {
        DemoRun run = new DemoRun(settings, out, ink);
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    run.stop();
                    await(over);
                },
                "stop-demo");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.run();
        } catch (DemoException e) {
            throw CommandFailure.unavailable(String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage() + ".");
        } finally {
            over.countDown();
            remove(hook);
        }
    }

    /** A promise that was seen broken is a failure. */
    static int exitCode(DemoResult result) {
        return (result.exitCode() == 0 ? ExitCode.OK : ExitCode.DIFFERENT).code();
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook is what let it come here.
        }
    }

    private static void await(CountDownLatch over) {
        try {
            boolean unused = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
