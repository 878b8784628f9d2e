package io.freqwatch.web.prometheus;

/**
 * How the last reading of the configuration went.
 *
 * @param successMillis when it worked last, by the wall clock
 */
public record ReloadStatus(boolean successful, long successMillis) {
  /** The last reading failed. */
  public ReloadStatus failed() {
    return new ReloadStatus(false, successMillis);
  }
}
