package io.freqwatch.alertmanager.api;

/** Reads {@code alertmanager.yml} again. */
@FunctionalInterface
public interface Reloader {
  /**
   * @throws RuntimeException where it cannot be used, with every mistake; then nothing changes
   */
  void reload() throws InterruptedException;
}
