package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.promql.Position;
import io.freqwatch.promql.parse.Expression.Reading;
import java.util.Arrays;
import java.util.Objects;

/**
 * The samples of one series that a function of a range sees at one step. The arrays may hold more
 * before and behind them. The same object moves from step to step and from series to series.
 */
final class Window {
  private final Annotations annotations;
  private final Position position;
  private final Reading reading;
  private final long rangeMillis;
  private final double[][] parameters;
  private SampleBuffer buffer = new SampleBuffer();
  private String metric = "";
  private int from;
  private int to;
  private int step;
  private long evaluationMillis;
  private long endMillis;

  /**
   * @param position of the range in the query
   * @param parameters the other arguments at each step
   */
  Window(
      Annotations annotations,
      Position position,
      Reading reading,
      long rangeMillis,
      double[][] parameters) {
    this.annotations = annotations;
    this.position = position;
    this.reading = reading;
    this.rangeMillis = rangeMillis;
    this.parameters = parameters;
  }

  void series(SampleBuffer samples, String name) {
    buffer = samples;
    metric = name;
  }

  void move(int newStep, long evaluatedMillis, long rangeEndMillis, int newFrom, int newTo) {
    step = newStep;
    evaluationMillis = evaluatedMillis;
    endMillis = rangeEndMillis;
    from = newFrom;
    to = newTo;
  }

  int from() {
    return from;
  }

  /** Behind the last sample. */
  int to() {
    return to;
  }

  int size() {
    return to - from;
  }

  long time(int index) {
    return buffer.time(index);
  }

  double value(int index) {
    return buffer.value(index);
  }

  /** The histogram at a place where there must be one. */
  FloatHistogram histogram(int index) {
    return Objects.requireNonNull(buffer.histogram(index), "no histogram at " + index);
  }

  boolean isFloat(int index) {
    return buffer.histogram(index) == null;
  }

  long start(int index) {
    return buffer.start(index);
  }

  boolean hasStarts() {
    return buffer.hasStarts();
  }

  /** How many of the samples are histograms. */
  int histograms() {
    int count = 0;
    for (int i = from; buffer.hasHistograms() && i < to; i++) {
      count += isFloat(i) ? 0 : 1;
    }
    return count;
  }

  /** The floats alone; the caller's. */
  double[] floats() {
    double[] floats = new double[size()];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (isFloat(i)) {
        floats[count++] = value(i);
      }
    }
    return Arrays.copyOf(floats, count);
  }

  /** The times of the floats. */
  long[] floatTimes() {
    long[] times = new long[size()];
    int count = 0;
    for (int i = from; i < to; i++) {
      if (isFloat(i)) {
        times[count++] = time(i);
      }
    }
    return Arrays.copyOf(times, count);
  }

  long evaluationMillis() {
    return evaluationMillis;
  }

  long rangeStartMillis() {
    return endMillis - rangeMillis;
  }

  long rangeEndMillis() {
    return endMillis;
  }

  double rangeSeconds() {
    return rangeMillis / 1e3;
  }

  Reading reading() {
    return reading;
  }

  /** Another argument of the function at this step. */
  double parameter(int index) {
    return parameters[index][step];
  }

  String metric() {
    return metric;
  }

  String quotedMetric() {
    return GoQuote.quote(metric);
  }

  Annotations annotations() {
    return annotations;
  }

  Position position() {
    return position;
  }

  void warnMixed() {
    annotations.warn(
        "encountered a mix of histograms and floats for metric name " + quotedMetric(), position);
  }

  void warnMixedSchemas() {
    annotations.warn(
        "vector contains a mix of histograms with exponential and custom buckets schemas for"
            + " metric name "
            + quotedMetric(),
        position);
  }

  void infoHistogramsIgnored() {
    annotations.info(
        "ignored histograms in a range containing both floats and histograms for metric name "
            + quotedMetric(),
        position);
  }
}
