package io.freqwatch.storage;

/** Whatever can be asked for samples. Callable from any thread. */
public interface Queryable {
  /**
   * A view on the samples from one time to another, both included. The caller owns and closes it.
   */
  Querier querier(long minMillis, long maxMillis);

  /**
   * What does not change any more. Who finds the same epoch before and after reading has read what
   * holds for all of that epoch.
   */
  default Settled settled() {
    return Settled.NOTHING;
  }
}
