package io.freqwatch.web;

import io.freqwatch.codec.Json;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StaleMarker;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Profit and equity of every bot over a span of time, for small charts. A point is the newest
 * sample of the step before it; a step without one is null, a gap. Documents are kept for half a
 * minute, so that many browsers cost as much as one. Safe for use by many threads.
 */
public final class Sparklines {
  private static final long KEPT_MILLIS = 30_000;
  private static final MathContext DIGITS = new MathContext(7);
  private static final Map<String, String> METRICS =
      Map.of(FleetMetrics.PROFIT, "profit", FleetMetrics.EQUITY, "equity");

  private record Document(long atMillis, byte[] json) {}

  private final SeriesReader reader;
  private final List<WatchedBot> bots;
  private final Clock clock;
  private final Map<SparklineRange, Document> documents = new TreeMap<>();
  private long histories;

  public Sparklines(Queryable storage, List<WatchedBot> bots, Clock clock) {
    this.reader = new SeriesReader(storage);
    this.bots = List.copyOf(bots);
    this.clock = clock;
  }

  /** The JSON document of a range; callers do not write to it. */
  synchronized byte[] json(SparklineRange range) {
    long now = clock.wallMillis();
    Document known = documents.get(range);
    if (known != null && now >= known.atMillis && now - known.atMillis < KEPT_MILLIS) {
      return known.json;
    }
    byte[] json = Json.bytes(document(range, now));
    documents.put(range, new Document(now, json));
    return json;
  }

  /** Forgets what is kept, after history was added. */
  public synchronized void historyChanged() {
    documents.clear();
    histories++;
  }

  /** How often history was added so far: documents from before are worth sending again. */
  synchronized long histories() {
    return histories;
  }

  private ObjectNode document(SparklineRange range, long nowMillis) {
    long start = nowMillis - (SparklineRange.POINTS - 1) * range.stepMillis();
    Map<String, double[]> lines = lines(range, start, nowMillis);
    ObjectNode document = Json.object();
    document.put("start", start / 1000.0).put("step", range.stepMillis() / 1000.0);
    ObjectNode perBot = document.putObject("bots");
    for (WatchedBot bot : bots) {
      ObjectNode node = perBot.putObject(bot.name());
      METRICS.values().stream()
          .sorted()
          .forEach(name -> fill(node.putArray(name), lines.get(key(bot.name(), name))));
    }
    return document;
  }

  private Map<String, double[]> lines(SparklineRange range, long startMillis, long nowMillis) {
    Map<String, double[]> lines = new TreeMap<>();
    reader.each(
        List.copyOf(METRICS.keySet()),
        startMillis - range.stepMillis(),
        nowMillis,
        series -> {
          String name = METRICS.getOrDefault(series.labels().metricName(), "");
          double[] line =
              lines.computeIfAbsent(key(series.labels().value("bot"), name), _ -> gaps());
          draw(series, startMillis, range.stepMillis(), line);
        });
    return lines;
  }

  private static String key(String bot, String name) {
    return bot + " " + name;
  }

  private static double[] gaps() {
    double[] line = new double[SparklineRange.POINTS];
    Arrays.fill(line, Double.NaN);
    return line;
  }

  /** Writes a series into a line; where two series of a bot follow each other both have a part. */
  private static void draw(Series series, long startMillis, long stepMillis, double[] line) {
    SampleIterator samples = series.samples();
    long lookback = Math.max(stepMillis, SeriesReader.LOOKBACK_MILLIS);
    for (int i = 0; i < line.length; i++) {
      long at = startMillis + i * stepMillis;
      SampleKind kind = samples.seek(at - lookback + 1);
      if (kind == SampleKind.NONE) {
        return;
      }
      double value = newestUntil(samples, kind, at);
      line[i] = Double.isFinite(value) ? value : line[i];
    }
  }

  private static double newestUntil(SampleIterator samples, SampleKind first, long atMillis) {
    double newest = Double.NaN;
    SampleKind kind = first;
    while (kind != SampleKind.NONE && samples.timestampMillis() <= atMillis) {
      boolean present = kind == SampleKind.FLOAT && !StaleMarker.is(samples.value());
      newest = present ? samples.value() : Double.NaN;
      kind = samples.next();
    }
    return newest;
  }

  /** Seven digits: more than a chart of a hundred pixels shows. */
  private static double rounded(double value) {
    return new BigDecimal(value, DIGITS).doubleValue();
  }

  private static void fill(ArrayNode array, double @Nullable [] line) {
    for (double value : line == null ? gaps() : line) {
      if (Double.isFinite(value)) {
        array.add(rounded(value));
      } else {
        array.addNull();
      }
    }
  }
}
