package io.freqwatch.web.prometheus;

import static java.util.Comparator.comparing;

import io.freqwatch.exposition.FederationFormat;
import io.freqwatch.exposition.FederationWriter;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.storage.StaleMarker;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /federate}: the newest sample of each series that another server wants, with its time.
 * Series that have ended are left out. Source: Prometheus 3, web/federate.go and its documentation.
 */
final class Federation {
  private static final String INSTANCE = "instance";

  private final Queryable storage;
  private final Supplier<Labels> externalLabels;
  private final Duration lookback;
  private final Clock clock;

  /** A series and its newest sample; a float where there is no histogram. */
  private record Newest(
      String name,
      Labels labels,
      long timestampMillis,
      double value,
      @Nullable FloatHistogram histogram) {}

  /**
   * @param lookback how old a sample may be
   */
  Federation(Queryable storage, Supplier<Labels> externalLabels, Duration lookback, Clock clock) {
    this.storage = storage;
    this.externalLabels = externalLabels;
    this.lookback = lookback;
    this.clock = clock;
  }

  Response federate(Request request) throws IOException {
    List<Matcher[]> selectors;
    try {
      selectors = new ApiParameters(request).selectors();
    } catch (ParameterException e) {
      return Response.text(e.getMessage() + "\n").withStatus(400);
    } catch (HttpRefusal e) {
      return Response.text(e.getMessage() + "\n").withStatus(e.status());
    }
    FederationFormat format = FederationFormat.negotiate(request.header("Accept").orElse(""));
    List<Newest> found = found(selectors);
    return Response.stream(format.contentType(), out -> write(found, format, out));
  }

  private List<Newest> found(List<Matcher[]> selectors) {
    long now = clock.wallMillis();
    Map<Labels, Newest> found = new HashMap<>();
    try (Querier querier = storage.querier(now - lookback.toMillis(), now)) {
      for (Matcher[] selector : selectors) {
        SeriesSet set = querier.select(false, selector);
        while (set.hasNext()) {
          add(set.next(), found);
        }
      }
    }
    List<Newest> sorted = new ArrayList<>(found.values());
    sorted.sort(
        comparing(Newest::name, Labels::compareUtf8).thenComparing(Newest::labels, Labels.ORDER));
    return sorted;
  }

  private void add(Series series, Map<Labels, Newest> found) {
    Labels labels = series.labels();
    String name = labels.value(Labels.METRIC_NAME);
    if (!name.isEmpty() && !found.containsKey(labels)) {
      Newest newest = newest(name, labels, series.samples());
      if (newest != null) {
        found.put(labels, newest);
      }
    }
  }

  private static @Nullable Newest newest(String name, Labels labels, SampleIterator samples) {
    long at = 0;
    double value = 0;
    FloatHistogram histogram = null;
    boolean present = false;
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      at = samples.timestampMillis();
      histogram = kind == SampleKind.FLOAT ? null : samples.histogram();
      value = histogram == null ? samples.value() : histogram.sum();
      present = true;
    }
    return present && !StaleMarker.is(value)
        ? new Newest(name, labels, at, value, histogram)
        : null;
  }

  private void write(List<Newest> found, FederationFormat format, OutputStream out)
      throws IOException {
    Labels external = externalLabels.get();
    FederationWriter writer = format.writer(out);
    for (Newest each : found) {
      List<Label> labels = outgoing(each.labels(), external);
      FloatHistogram histogram = each.histogram();
      if (histogram == null) {
        writer.sample(each.name(), labels, each.value(), each.timestampMillis());
      } else {
        writer.histogram(each.name(), labels, histogram, each.timestampMillis());
      }
    }
    writer.end();
  }

  /**
   * The labels with the external ones that they do not have; and an empty instance where there is
   * none, so that the other server does not put its own.
   */
  private static List<Label> outgoing(Labels labels, Labels external) {
    SortedMap<String, String> outgoing = new TreeMap<>(Labels::compareUtf8);
    outgoing.put(INSTANCE, "");
    external.forEach(label -> outgoing.put(label.name(), label.value()));
    labels.forEach(label -> outgoing.put(label.name(), label.value()));
    outgoing.remove(Labels.METRIC_NAME);
    return outgoing.entrySet().stream()
        .map(label -> new Label(label.getKey(), label.getValue()))
        .toList();
  }
}
