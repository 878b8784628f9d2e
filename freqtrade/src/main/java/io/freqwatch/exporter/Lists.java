package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.OpenTrade;
import io.freqwatch.freqtrade.api.PairPerformance;
import io.freqwatch.freqtrade.api.TagPerformance;
import java.util.List;

/** Answers that are bare lists, with a type of their own so that {@link Readings} can tell them. */
final class Lists {
  private Lists() {}

  record OpenTrades(List<OpenTrade> trades) {}

  record Pairs(List<PairPerformance> pairs) {}

  record Tags(List<TagPerformance> tags) {}
}
