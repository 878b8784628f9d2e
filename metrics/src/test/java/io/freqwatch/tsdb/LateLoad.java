package io.freqwatch.tsdb;

import static io.freqwatch.tsdb.TsdbRig.START;
import static io.freqwatch.tsdb.TsdbRig.STEP;

import io.freqwatch.storage.Appender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

/**
 * Scrapes that leave minutes out, which come later and in any order, some of them twice; and what
 * must be stored after each batch.
 */
final class LateLoad {
  private final TsdbRig rig;
  private final Random random;
  private final int seriesCount;
  private final List<NavigableSet<Long>> committed = new ArrayList<>();
  private final List<Long> missing = new ArrayList<>();

  /** The minute of the batch that was given to the store last; it may be there or not. */
  private final NavigableSet<Long> open = new TreeSet<>();

  LateLoad(TsdbRig rig, long seed, int seriesCount) {
    this.rig = rig;
    this.random = new Random(seed);
    this.seriesCount = seriesCount;
    for (int i = 0; i < seriesCount; i++) {
      committed.add(new TreeSet<>());
    }
  }

  /** One minute: its own sample or none, and some of those left out before. */
  void step() {
    long minute = (rig.clock.wallMillis() - START) / STEP;
    List<Long> minutes = new ArrayList<>();
    if (minute % 10 == 0 || random.nextInt(3) > 0) {
      minutes.add(minute);
    } else {
      missing.add(minute);
    }
    while (!missing.isEmpty() && random.nextInt(4) == 0) {
      long late = missing.remove(random.nextInt(missing.size()));
      minutes.add(random.nextInt(minutes.size() + 1), late);
      if (random.nextBoolean()) {
        minutes.add(late);
      }
    }
    write(minutes);
  }

  private void write(List<Long> minutes) {
    open.clear();
    open.addAll(minutes);
    try (Appender appender = rig.tsdb.appender()) {
      for (int series = 0; series < seriesCount; series++) {
        for (long minute : minutes) {
          appender.append(
              TsdbRig.series(series), START + minute * STEP, TsdbRig.value(series, minute));
        }
      }
      appender.commit();
    }
    if (rig.tsdb.details().head().logFailures() == 0) {
      committed.forEach(each -> each.addAll(open));
      open.clear();
    }
  }

  void run(int minutes) {
    for (int i = 0; i < minutes; i++) {
      step();
      rig.clock.advance(Duration.ofMillis(STEP));
      rig.tsdb.maintain();
    }
  }

  /** Runs until something fails; whether nothing did. */
  boolean runUntilFailure(int minutes) {
    for (int i = 0; i < minutes; i++) {
      step();
      if (rig.tsdb.details().head().logFailures() > 0) {
        return false;
      }
      rig.clock.advance(Duration.ofMillis(STEP));
      rig.tsdb.maintain();
      if (rig.tsdb.details().compactionsFailed() > 0) {
        return false;
      }
    }
    return true;
  }

  /** What a series must hold. */
  List<String> wanted(int series) {
    return wanted(series, committed.get(series));
  }

  /** What a series must hold if the batch that failed is there. */
  List<String> wantedWithOpen(int series) {
    NavigableSet<Long> all = new TreeSet<>(committed.get(series));
    all.addAll(open);
    return wanted(series, all);
  }

  private static List<String> wanted(int series, NavigableSet<Long> minutes) {
    return minutes.stream().map(minute -> minute + "=" + TsdbRig.value(series, minute)).toList();
  }

  /** Everything that is committed so far lasts. */
  List<List<String>> sync() throws IOException {
    rig.tsdb.sync();
    List<List<String>> synced = new ArrayList<>();
    for (int i = 0; i < seriesCount; i++) {
      synced.add(wanted(i));
    }
    return synced;
  }
}
