package io.freqwatch.scrape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of a series line to the series, so that its labels are parsed once and not with
 * each scrape. A target writes its lines in the same order each time: so the line after the last
 * one found is compared first, and only then looked up by hash. Used by the loop's thread.
 */
final class SeriesCache {
  private static final int FIRST_BUCKETS = 64;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private @Nullable CachedSeries[] buckets = new CachedSeries[FIRST_BUCKETS];
  private int count;
  private @Nullable CachedSeries last;

  int size() {
    return count;
  }

  /** Begins to read from the first line again. */
  void rewind() {
    last = null;
  }

  /** The series of these bytes, or null where they were never seen. */
  @Nullable CachedSeries find(byte[] body, int from, int to) {
    CachedSeries expected = last == null ? null : last.follower;
    CachedSeries found =
        expected != null && hasBytes(expected, body, from, to)
            ? expected
            : lookUp(body, from, to, hash(body, from, to));
    if (found != null) {
      follow(found);
    }
    return found;
  }

  /** Adds a series that {@link #find} did not know. */
  void add(CachedSeries series) {
    if (count >= buckets.length) {
      grow();
    }
    insert(series);
    count++;
    follow(series);
  }

  void forEach(Consumer<CachedSeries> action) {
    for (CachedSeries first : buckets) {
      for (CachedSeries series = first; series != null; series = series.chained) {
        action.accept(series);
      }
    }
  }

  void removeIf(Predicate<CachedSeries> gone) {
    @Nullable CachedSeries[] old = buckets;
    buckets = new CachedSeries[old.length];
    count = 0;
    for (CachedSeries first : old) {
      CachedSeries series = first;
      while (series != null) {
        CachedSeries next = series.chained;
        if (!gone.test(series)) {
          insert(series);
          count++;
        }
        series = next;
      }
    }
    forEach(series -> series.follower = isGone(series.follower, gone) ? null : series.follower);
  }

  static int hash(byte[] bytes, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * 0x9e3779b97f4a7c15L;
    }
    return (int) (hash ^ (hash >>> 32));
  }

  private static boolean isGone(@Nullable CachedSeries series, Predicate<CachedSeries> gone) {
    return series != null && gone.test(series);
  }

  private void follow(CachedSeries series) {
    if (last != null) {
      last.follower = series;
    }
    last = series;
  }

  private @Nullable CachedSeries lookUp(byte[] body, int from, int to, int hash) {
    CachedSeries series = buckets[hash & (buckets.length - 1)];
    while (series != null && !(series.hash == hash && hasBytes(series, body, from, to))) {
      series = series.chained;
    }
    return series;
  }

  private static boolean hasBytes(CachedSeries series, byte[] body, int from, int to) {
    return Arrays.equals(series.raw, 0, series.raw.length, body, from, to);
  }

  private void insert(CachedSeries series) {
    int bucket = series.hash & (buckets.length - 1);
    series.chained = buckets[bucket];
    buckets[bucket] = series;
  }

  private void grow() {
    @Nullable CachedSeries[] old = buckets;
    buckets = new CachedSeries[old.length * 2];
    for (CachedSeries first : old) {
      CachedSeries series = first;
      while (series != null) {
        CachedSeries next = series.chained;
        insert(series);
        series = next;
      }
    }
  }
}
