package io.freqwatch.freqtrade.api;

import java.util.List;

/** {@code /whitelist}: the pairs that the bot may trade, and the methods that chose them. */
public record Whitelist(List<String> pairs, List<String> methods) {
  public Whitelist {
    pairs = List.copyOf(pairs);
    methods = List.copyOf(methods);
  }
}
