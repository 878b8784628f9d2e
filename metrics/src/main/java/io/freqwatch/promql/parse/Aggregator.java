package io.freqwatch.promql.parse;

import io.freqwatch.promql.ValueType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What makes one series of many. */
public enum Aggregator {
  SUM,
  AVG,
  COUNT,
  MIN,
  MAX,
  GROUP,
  STDDEV,
  STDVAR,
  TOPK,
  BOTTOMK,
  COUNT_VALUES,
  QUANTILE,
  LIMITK,
  LIMIT_RATIO;

  /** As it is written. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of its parameter; null where it has none. */
  public @Nullable ValueType parameter() {
    return switch (this) {
      case TOPK, BOTTOMK, QUANTILE, LIMITK, LIMIT_RATIO -> ValueType.SCALAR;
      case COUNT_VALUES -> ValueType.STRING;
      case SUM, AVG, COUNT, MIN, MAX, GROUP, STDDEV, STDVAR -> null;
    };
  }

  /** Whether it is understood only where experimental functions are. */
  public boolean isExperimental() {
    return this == LIMITK || this == LIMIT_RATIO;
  }

  /** The one of this name, in any case; null where there is none. */
  static @Nullable Aggregator of(String name) {
    for (Aggregator each : values()) {
      if (each.text().equals(name.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    return null;
  }
}
