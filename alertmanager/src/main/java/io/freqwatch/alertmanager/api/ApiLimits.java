package io.freqwatch.alertmanager.api;

/**
 * How the API is served.
 *
 * @param routePrefix what all paths begin with, such as {@code /alertmanager}; empty for nothing
 * @param readers requests that may read at one time; 0 for 8, or a few more on a large machine
 */
public record ApiLimits(String routePrefix, int readers) {
  public static final ApiLimits DEFAULTS = new ApiLimits("", 0);

  private static final int LEAST_READERS = 8;

  int readersAtOnce() {
    return readers > 0
        ? readers
        : Math.max(LEAST_READERS, Runtime.getRuntime().availableProcessors());
  }
}
