package io.freqwatch.promql.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What ties a query to whoever asked: its share, and that of its value until it is sent, in the
 * memory that all queries may use together; and the way to cancel it. Memory is taken by one thread
 * at a time; any thread may cancel. Closing it again does nothing.
 */
public final class QueryReservation implements AutoCloseable {
  private final AtomicLong freeBytes;
  private final Turns turns;
  private final AtomicLong taken = new AtomicLong();
  private final QueryOrigin origin;
  private volatile boolean canceled;
  private volatile @Nullable EndedQuery ended;

  QueryReservation(AtomicLong freeBytes, Turns turns, QueryOrigin origin) {
    this.freeBytes = freeBytes;
    this.turns = turns;
    this.origin = origin;
  }

  QueryOrigin origin() {
    return origin;
  }

  void ended(EndedQuery query) {
    ended = query;
  }

  /** What the query cost; null before it has ended. */
  public @Nullable EndedQuery cost() {
    return ended;
  }

  /** Takes more; false, and nothing taken, where there are not as many left. */
  boolean take(long bytes) {
    if (freeBytes.addAndGet(-bytes) < 0) {
      freeBytes.addAndGet(bytes);
      return false;
    }
    taken.addAndGet(bytes);
    return true;
  }

  /** The bytes it holds now. */
  public long bytes() {
    return taken.get();
  }

  /**
   * Ends the query with {@code PromqlException.Canceled}, soon where it runs and at once where it
   * waits for its turn. One that has ended is left as it is.
   */
  public void cancel() {
    canceled = true;
    turns.wake();
  }

  public boolean isCanceled() {
    return canceled;
  }

  /** Gives everything back. */
  @Override
  public void close() {
    freeBytes.addAndGet(taken.getAndSet(0));
  }
}
