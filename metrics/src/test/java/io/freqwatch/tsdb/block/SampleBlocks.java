package io.freqwatch.tsdb.block;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.tsdb.chunk.ChunkBuilder;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Series made for tests, and blocks of them. */
final class SampleBlocks {
  static final long START = 1_700_000_000_000L;
  static final long HOUR = 3_600_000;
  static final int INTERVAL = 15_000;

  /** Samples of a series in order; a value is a Double or a FloatHistogram. */
  record Stored(NavigableMap<Labels, NavigableMap<Long, Object>> series) {
    Stored() {
      this(new TreeMap<>(Labels.ORDER));
    }

    void add(Labels labels, long millis, Object value) {
      series.computeIfAbsent(labels, _ -> new TreeMap<>()).put(millis, value);
    }

    long firstMillis() {
      return series.values().stream().mapToLong(NavigableMap::firstKey).min().orElseThrow();
    }

    long lastMillis() {
      return series.values().stream().mapToLong(NavigableMap::lastKey).max().orElseThrow();
    }

    Iterator<BlockSeries> chunks() {
      return series.entrySet().stream().map(SampleBlocks::chunks).iterator();
    }
  }

  private SampleBlocks() {}

  private static BlockSeries chunks(Map.Entry<Labels, NavigableMap<Long, Object>> series) {
    ChunkBuilder builder = new ChunkBuilder();
    series.getValue().forEach((time, value) -> add(builder, time, value));
    return new BlockSeries(series.getKey(), builder.finish());
  }

  private static void add(ChunkBuilder builder, long time, Object value) {
    if (value instanceof FloatHistogram histogram) {
      builder.add(time, histogram);
    } else {
      builder.add(time, (Double) value);
    }
  }

  /** Series of all kinds of floats over some hours. */
  static Stored floats(long seed, int seriesCount, long fromMillis, int samples) {
    Random random = new Random(seed);
    Stored stored = new Stored();
    for (int i = 0; i < seriesCount; i++) {
      Labels labels =
          Labels.of(
              "__name__", i % 3 == 0 ? "up" : "freqtrade_metric_" + i % 5,
              "bot", "bot" + i,
              "pair", "BTC/USDT:" + i % 7,
              "utf8", "äöü \uD83D\uDE00" + i % 2);
      double value = random.nextInt(1000);
      for (int sample = 0; sample < samples; sample++) {
        value =
            switch (i % 4) {
              case 0 -> 1;
              case 1 -> value + random.nextInt(3);
              case 2 -> Math.round(random.nextGaussian(30_000, 10) * 100) / 100.0;
              default -> random.nextDouble();
            };
        stored.add(labels, fromMillis + (long) sample * INTERVAL, value);
      }
    }
    return stored;
  }

  static BlockMeta write(Disk disk, Path directory, long seed, Stored stored) throws IOException {
    return write(disk, directory, seed, stored, stored.firstMillis(), stored.lastMillis() + 1);
  }

  static BlockMeta write(
      Disk disk, Path directory, long seed, Stored stored, long minMillis, long maxMillis)
      throws IOException {
    String ulid = Ulid.create(stored.firstMillis(), new Random(seed));
    BlockMeta plan = BlockMeta.planned(ulid, minMillis, maxMillis);
    return BlockWriter.write(disk, directory, plan, stored.chunks()).orElseThrow();
  }

  /** All samples of all series that match, one to a line; doubles with their bits. */
  static String read(Queryable source, long minMillis, long maxMillis, Matcher... matchers) {
    StringBuilder text = new StringBuilder();
    try (Querier querier = source.querier(minMillis, maxMillis)) {
      SeriesSet set = querier.select(true, matchers);
      while (set.hasNext()) {
        Series series = set.next();
        text.append(series.labels()).append('\n');
        SampleIterator samples = series.samples();
        for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
          text.append(samples.timestampMillis()).append(' ').append(value(kind, samples));
        }
      }
    }
    return text.toString();
  }

  /** All that is in a source. */
  static Stored collect(Queryable source) {
    Stored stored = new Stored();
    try (Querier querier = source.querier(Long.MIN_VALUE, Long.MAX_VALUE)) {
      querier.select(true).forEachRemaining(series -> collect(series, stored));
    }
    return stored;
  }

  private static void collect(Series series, Stored stored) {
    SampleIterator samples = series.samples();
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      stored.add(
          series.labels(),
          samples.timestampMillis(),
          kind == SampleKind.FLOAT ? (Object) samples.value() : samples.histogram());
    }
  }

  private static String value(SampleKind kind, SampleIterator samples) {
    return switch (kind) {
      case NONE -> "";
      case FLOAT -> Double.doubleToRawLongBits(samples.value()) + "\n";
      case HISTOGRAM -> samples.histogram() + "\n";
    };
  }

  /** What {@link #read} should give. */
  static String text(Stored stored, long minMillis, long maxMillis, Matcher... matchers) {
    StringBuilder text = new StringBuilder();
    stored.series.forEach(
        (labels, samples) -> {
          NavigableMap<Long, Object> inside = samples.subMap(minMillis, true, maxMillis, true);
          if (!inside.isEmpty() && List.of(matchers).stream().allMatch(m -> m.matches(labels))) {
            text.append(labels).append('\n');
            inside.forEach((time, value) -> text.append(time).append(' ').append(value(value)));
          }
        });
    return text.toString();
  }

  private static String value(Object value) {
    return value instanceof Double number
        ? Double.doubleToRawLongBits(number) + "\n"
        : value + "\n";
  }
}
