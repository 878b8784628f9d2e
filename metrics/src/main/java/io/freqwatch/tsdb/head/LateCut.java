package io.freqwatch.tsdb.head;

import io.freqwatch.model.Labels;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.tsdb.block.BlockSeries;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * All late samples of one moment, for blocks; they stay in the head until {@link
 * OutOfOrderHead#forget}.
 */
public final class LateCut {
  static final LateCut NOTHING = new LateCut(List.of(), 0);

  private final List<LateSeries> series;
  private final int nextSegment;

  /**
   * @param nextSegment the log's first segment without any of them
   */
  LateCut(List<LateSeries> series, int nextSegment) {
    this.series =
        series.stream().sorted(Comparator.comparing(LateSeries::labels, Labels.ORDER)).toList();
    this.nextSegment = nextSegment;
  }

  List<LateSeries> series() {
    return series;
  }

  int nextSegment() {
    return nextSegment;
  }

  /** The multiples of a range, in milliseconds, at which spans with samples begin. */
  public NavigableSet<Long> starts(long rangeMillis) {
    NavigableSet<Long> starts = new TreeSet<>();
    for (LateSeries each : series) {
      SampleIterator samples = each.samples(Long.MIN_VALUE, Long.MAX_VALUE);
      while (samples.next() != SampleKind.NONE) {
        starts.add(Math.floorDiv(samples.timestampMillis(), rangeMillis) * rangeMillis);
      }
    }
    return starts;
  }

  /** The series in the order of labels, with what they have in a span, both ends included. */
  public Iterator<BlockSeries> series(long minMillis, long maxMillis) {
    return series.stream()
        .map(each -> new BlockSeries(each.labels(), each.encoded(minMillis, maxMillis)))
        .iterator();
  }
}
