package io.freqwatch.web.prometheus;

import io.freqwatch.lifecycle.CheckResult;

/** What an administrator may ask of the program over HTTP. Called from any thread. */
public interface ServerControl {
  /** Whether the program is up and may be sent queries; degraded still may. */
  CheckResult readiness();

  /**
   * Reads the configuration again.
   *
   * @throws io.freqwatch.codec.InvalidFileException with all mistakes, and nothing is changed
   */
  void reload();

  /** Begins to end the program; returns at once. */
  void quit();
}
