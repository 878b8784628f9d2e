package io.freqwatch.exposition;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows the classic histograms of another parser as native ones with custom buckets, each behind
 * its last series; histograms that are native already stay as they are.
 */
public final class CustomBucketParser implements ExpositionParser {
  private final ExpositionParser parser;
  private final boolean classicToo;
  private MetricType type = MetricType.UNKNOWN;
  private String family = "";
  private ClassicSeries lastNative = ClassicSeries.NONE;

  /** The histogram whose series are being read. */
  private @Nullable GatheredHistogram gathering;

  /** The one shown now, while the other parser stands on the entry behind it. */
  private @Nullable GatheredHistogram shown;

  /** That entry. */
  private @Nullable Entry waiting;

  /**
   * @param classicToo whether the classic series are shown as well
   */
  public CustomBucketParser(ExpositionParser parser, boolean classicToo) {
    this.parser = parser;
    this.classicToo = classicToo;
  }

  @Override
  public Entry next() {
    while (true) {
      shown = null;
      Entry entry = waiting == null ? parser.next() : waiting;
      boolean first = waiting == null;
      waiting = null;
      ClassicSeries series = entry == Entry.SERIES ? classic() : ClassicSeries.NONE;
      if (first && endsGathering(series)) {
        waiting = entry;
        return Entry.HISTOGRAM;
      }
      note(entry);
      if (!gather(series) || classicToo) {
        return entry;
      }
    }
  }

  @Override
  public byte[] seriesBytes() {
    return shown == null ? parser.seriesBytes() : shown.key();
  }

  @Override
  public int seriesStart() {
    return shown == null ? parser.seriesStart() : 0;
  }

  @Override
  public int seriesEnd() {
    return shown == null ? parser.seriesEnd() : shown.key().length;
  }

  @Override
  public List<Label> labels() {
    return shown == null ? parser.labels() : shown.labels();
  }

  @Override
  public double value() {
    return parser.value();
  }

  @Override
  public FloatHistogram histogram() {
    return shown == null ? parser.histogram() : shown.histogram();
  }

  @Override
  public boolean hasTimestamp() {
    return shown == null ? parser.hasTimestamp() : shown.hasTimestamp();
  }

  @Override
  public long timestampMillis() {
    return shown == null ? parser.timestampMillis() : shown.timestampMillis();
  }

  @Override
  public long startMillis() {
    return shown == null ? parser.startMillis() : shown.startMillis();
  }

  @Override
  public @Nullable Exemplar nextExemplar() {
    return shown == null ? parser.nextExemplar() : shown.nextExemplar();
  }

  @Override
  public String family() {
    return parser.family();
  }

  @Override
  public String text() {
    return parser.text();
  }

  @Override
  public MetricType type() {
    return parser.type();
  }

  /** The part that the series at hand has in a classic histogram, if it has one. */
  private ClassicSeries classic() {
    return type == MetricType.HISTOGRAM
        ? ClassicSeries.of(parser.labels(), family)
        : ClassicSeries.NONE;
  }

  /** Whether the gathered histogram is complete and can be shown. */
  private boolean endsGathering(ClassicSeries next) {
    if (gathering == null || next.isSameHistogram(gathering.first())) {
      return false;
    }
    GatheredHistogram complete = gathering;
    gathering = null;
    shown = complete.complete() ? complete : null;
    return shown != null;
  }

  private void note(Entry entry) {
    switch (entry) {
      case TYPE -> {
        type = parser.type();
        family = parser.family();
      }
      case HISTOGRAM -> lastNative = ClassicSeries.ofNative(parser.labels());
      case SERIES, HELP, UNIT, END -> {}
    }
  }

  private boolean gather(ClassicSeries series) {
    if (series.part() == ClassicSeries.Part.NONE || series.isSameHistogram(lastNative)) {
      return false;
    }
    if (gathering == null) {
      gathering = new GatheredHistogram(series, parser);
    }
    gathering.add(series, parser, classicToo);
    return true;
  }
}
