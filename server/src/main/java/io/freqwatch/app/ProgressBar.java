package io.freqwatch.app;

import io.freqwatch.lifecycle.Clock;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far a long work has come, on one line that is written over, with the time it will still
 * take. Says nothing about work that is done within a second. Used by one thread.
 */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final long QUIET_NANOS = 1_000_000_000L;
  private static final long PAUSE_NANOS = 200_000_000L;

  private final PrintWriter out;
  private final Clock clock;
  private final String what;
  private final long total;
  private final long begin;
  private long done;
  private long shownAt;
  private boolean shown;

  /**
   * @param total of what {@link #add} will be told
   */
  ProgressBar(Terminal terminal, String what, long total) {
    this.out = terminal.err();
    this.clock = terminal.clock();
    this.what = what;
    this.total = Math.max(1, total);
    this.begin = clock.monotonicNanos();
    this.shownAt = begin + QUIET_NANOS - PAUSE_NANOS;
  }

  void add(long amount) {
    done += amount;
    long now = clock.monotonicNanos();
    if (now - shownAt >= PAUSE_NANOS) {
      shownAt = now;
      show(now);
    }
  }

  private void show(long now) {
    shown = true;
    double share = Math.min(1, (double) done / total);
    int filled = (int) (share * WIDTH);
    long seconds = (long) ((now - begin) * (1 - share) / Math.max(share, 1e-6) / 1e9);
    out.print(
        String.format(
            Locale.ROOT,
            "\r%s [%s%s] %3.0f %%, %d:%02d left ",
            what,
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            100 * share,
            seconds / 60,
            seconds % 60));
    out.flush();
  }

  /** Wipes the line. */
  @Override
  public void close() {
    if (shown) {
      out.print("\r" + " ".repeat(what.length() + WIDTH + 30) + "\r");
      out.flush();
    }
  }
}
