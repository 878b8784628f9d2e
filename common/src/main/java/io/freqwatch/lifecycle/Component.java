package io.freqwatch.lifecycle;

/**
 * A part with a life: built without doing any work, started once, closed once. {@link #close} waits
 * until the component's threads have ended and does not throw.
 */
public interface Component extends AutoCloseable {
  void start();

  /** How the component is; cheap, never blocks on a peer, callable from any thread. */
  CheckResult check();

  @Override
  void close();
}
