package io.freqwatch.exposition;

import io.freqwatch.model.Label;
import io.freqwatch.model.MetricType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The samples of one metric, point after point, in a document that is judged strictly. */
final class StrictGroup {
  private final MetricType type;
  private final List<Label> labels;
  private final OpenMetricsParser parser;
  private final Set<List<Label>> ofPoint = new HashSet<>();
  private @Nullable StrictHistogram histogram;
  private boolean begun;
  private boolean timed;
  private long timestampMillis;

  StrictGroup(MetricType type, List<Label> labels, OpenMetricsParser parser) {
    this.type = type;
    this.labels = labels;
    this.parser = parser;
  }

  /** What tells the metric from the others of its family. */
  List<Label> labels() {
    return labels;
  }

  void add(StrictSample sample) {
    if (begun) {
      sample.require(timed == parser.hasTimestamp(), "some samples have a time and some have none");
      sample.require(
          !timed || parser.timestampMillis() >= timestampMillis, "the times are not in order");
    }
    if (!begun || (timed && parser.timestampMillis() > timestampMillis)) {
      beginPoint();
    }
    boolean isNew = ofPoint.add(sample.labels());
    sample.require(isNew || timed, "the sample is there twice");
    if (histogram != null && isNew) {
      histogram.add(sample);
    }
  }

  void end() {
    if (histogram != null) {
      histogram.end();
    }
  }

  private void beginPoint() {
    end();
    begun = true;
    timed = parser.hasTimestamp();
    timestampMillis = parser.timestampMillis();
    ofPoint.clear();
    histogram =
        switch (type) {
          case HISTOGRAM -> new StrictHistogram(false, parser);
          case GAUGE_HISTOGRAM -> new StrictHistogram(true, parser);
          case COUNTER, GAUGE, SUMMARY, INFO, STATE_SET, UNKNOWN -> null;
        };
  }
}
