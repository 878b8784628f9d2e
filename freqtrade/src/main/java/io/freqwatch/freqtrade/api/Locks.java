package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /locks}. */
public record Locks(List<Lock> locks) {
  public Locks {
    locks = List.copyOf(locks);
  }

  /**
   * One lock.
   *
   * @param pair {@code *} locks every pair
   * @param side {@code long}, {@code short} or {@code *}
   */
  public record Lock(
      @Nullable Long id,
      @Nullable String pair,
      @Nullable String side,
      @Nullable String reason,
      @Nullable Long endMillis,
      @Nullable Boolean active) {
    public boolean isGlobal() {
      return "*".equals(pair);
    }
  }
}
