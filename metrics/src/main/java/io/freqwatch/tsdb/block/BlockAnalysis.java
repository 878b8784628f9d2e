package io.freqwatch.tsdb.block;

import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.tsdb.index.ChunkMeta;
import io.freqwatch.tsdb.index.SeriesEntry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What takes place in a block: which labels, values and metrics have the most series, and which
 * come and go. The figures are those of {@code promtool tsdb analyze}.
 */
public final class BlockAnalysis {
  /** Something and how much of it there is. */
  public record Ranked(String name, long amount) {}

  private final Block block;
  private final Map<String, Long> pairs = new HashMap<>();
  private final Map<String, Long> metrics = new HashMap<>();
  private final Map<String, Long> pairAbsence = new HashMap<>();
  private final Map<String, Long> nameAbsence = new HashMap<>();
  private long entries;

  /** Reads the index of a block, which the caller holds. */
  public BlockAnalysis(Block block) {
    this.block = block;
    for (int reference : block.index().allSeries()) {
      add(block.index().series(reference));
    }
  }

  private void add(SeriesEntry series) {
    long absent = absentMillis(series.chunks());
    entries += series.labels().size();
    metrics.merge(series.labels().metricName(), 1L, Long::sum);
    for (Label label : series.labels()) {
      String pair = label.name() + "=" + label.value();
      pairs.merge(pair, 1L, Long::sum);
      pairAbsence.merge(pair, absent, Long::sum);
      nameAbsence.merge(label.name(), absent, Long::sum);
    }
  }

  /** How much of the block's time is before the series' first and behind its last sample. */
  private long absentMillis(List<ChunkMeta> chunks) {
    long span = block.meta().maxMillis() - block.meta().minMillis();
    return chunks.isEmpty()
        ? span
        : span - (chunks.getLast().maxMillis() - chunks.getFirst().minMillis());
  }

  public long series() {
    return block.meta().stats().series();
  }

  /** Pairs of label and value. */
  public long pairs() {
    return pairs.size();
  }

  /** Labels of all series in all. */
  public long entries() {
    return entries;
  }

  public List<Ranked> commonPairs(int limit) {
    return top(pairs, limit);
  }

  public List<Ranked> largestMetrics(int limit) {
    metrics.remove("");
    return top(metrics, limit);
  }

  /** Pairs by how many whole series of the block's span are missing of them. */
  public List<Ranked> churningPairs(int limit) {
    return top(inSpans(pairAbsence), limit);
  }

  /** Labels by how many whole series of the block's span are missing of them. */
  public List<Ranked> churningLabels(int limit) {
    return top(inSpans(nameAbsence), limit);
  }

  /** Labels by how many values they have. */
  public List<Ranked> variedLabels(int limit) {
    Map<String, Long> counts = new HashMap<>();
    block
        .index()
        .labelNames()
        .forEach(name -> counts.put(name, (long) block.index().labelValueCount(name)));
    return top(counts, limit);
  }

  /** Labels by how long all their values are together. */
  public List<Ranked> longestLabels(int limit) {
    Map<String, Long> lengths = new HashMap<>();
    for (String name : block.index().labelNames()) {
      List<String> values = block.index().labelValues(name);
      lengths.put(name, values.stream().mapToLong(String::length).sum());
    }
    return top(lengths, limit);
  }

  private Map<String, Long> inSpans(Map<String, Long> millis) {
    long span = Math.max(1, block.meta().maxMillis() - block.meta().minMillis());
    Map<String, Long> spans = new HashMap<>();
    millis.forEach((name, amount) -> spans.put(name, amount / span));
    return spans;
  }

  private static List<Ranked> top(Map<String, Long> amounts, int limit) {
    return amounts.entrySet().stream()
        .map(entry -> new Ranked(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(Ranked::amount)
                .reversed()
                .thenComparing(Ranked::name, Labels::compareUtf8))
        .limit(limit)
        .toList();
  }
}
