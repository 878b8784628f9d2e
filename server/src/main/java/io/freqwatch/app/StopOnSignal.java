package io.freqwatch.app;

import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the process alive until somebody asks it to end (Ctrl-C, SIGTERM), closes what runs, and
 * ends with exit code 0. What has not closed after three seconds is left behind: nobody has to ask
 * twice.
 */
final class StopOnSignal {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final AutoCloseable running;
  private final Terminal terminal;

  private StopOnSignal(AutoCloseable running, Terminal terminal) {
    this.running = running;
    this.terminal = terminal;
  }

  /** Does what a signal does. */
  static void now() {
    Runtime.getRuntime().exit(ExitCode.FINE);
  }

  /** Does not return but by an interrupt. */
  static int await(AutoCloseable running, Terminal terminal) throws InterruptedException {
    StopOnSignal stop = new StopOnSignal(running, terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(stop::end, "stop"));
    new CountDownLatch(1).await();
    return ExitCode.FINE;
  }

  private void end() {
    Thread.ofPlatform().daemon().name("stop-watchdog").start(this::endByForce);
    terminal.err().println("stopping");
    try {
      running.close();
      terminal.err().println("stopped");
      Runtime.getRuntime().halt(ExitCode.FINE);
    } catch (Exception e) {
      terminal.err().println("stopped, though not cleanly: " + e);
      Runtime.getRuntime().halt(ExitCode.CHECK_FAILED);
    }
  }

  private void endByForce() {
    try {
      Clock.system().sleep(PATIENCE);
      terminal.err().println("not everything has ended after 3 s; leaving it");
    } catch (InterruptedException ignored) { // leaving is what comes next anyway
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.CHECK_FAILED);
  }
}
