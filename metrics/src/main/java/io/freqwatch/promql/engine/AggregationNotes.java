package io.freqwatch.promql.engine;

import io.freqwatch.model.GoQuote;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.parse.Expression.Aggregation;

/** What an aggregation has to say about the samples it sees. */
final class AggregationNotes {
  private final Annotations annotations;
  private final Aggregation aggregation;
  private Labels series = Labels.EMPTY;

  AggregationNotes(Annotations annotations, Aggregation aggregation) {
    this.annotations = annotations;
    this.aggregation = aggregation;
  }

  /** The series that is added now. */
  void series(Labels labels) {
    series = labels;
  }

  void infoHistogramIgnored() {
    annotations.info(
        "ignored histogram in " + aggregation.aggregator().text() + " aggregation",
        aggregation.inner().position());
  }

  void warnMixed() {
    annotations.warn(
        "encountered a mix of histograms and floats for aggregation",
        aggregation.inner().position());
  }

  void warnMixedSchemas() {
    annotations.warn(
        "vector contains a mix of histograms with exponential and custom buckets schemas for"
            + " metric name "
            + GoQuote.quote(series.metricName()),
        aggregation.inner().position());
  }

  void annotate(HistogramTotal total) {
    total.annotate(annotations, aggregation.inner().position());
  }
}
