package io.freqwatch.freqtrade.api;

import java.util.List;

/**
 * {@code /blacklist}.
 *
 * @param entries as configured, which may be patterns
 * @param pairs what the entries mean on this exchange
 */
public record Blacklist(List<String> entries, List<String> pairs) {
  public Blacklist {
    entries = List.copyOf(entries);
    pairs = List.copyOf(pairs);
  }
}
