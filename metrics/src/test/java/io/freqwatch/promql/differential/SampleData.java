package io.freqwatch.promql.differential;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.Histograms;
import io.freqwatch.storage.StaleMarker;
import io.freqwatch.tsdb.Tsdb;
import io.freqwatch.tsdb.TsdbUpkeep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Four hours of a few bots, scraped each 15 seconds: counters that fall, gauges with eight digits,
 * states, buckets, native histograms, series that come and go, gaps, stale markers, values that are
 * no number or infinite.
 */
final class SampleData {
  static final long START = 1_700_000_000_000L / 7_200_000 * 7_200_000;
  static final long INTERVAL = 15_000;
  static final int SCRAPES = 960;
  static final long END = START + SCRAPES * INTERVAL;

  private static final List<String> BOTS = List.of("alpha", "beta", "gamma", "d\"elta\u00e9");
  private static final List<String> BOUNDS = List.of("0.05", "0.1", "0.5", "1", "+Inf");

  private final Random random;
  private final List<Line> lines = new ArrayList<>();

  /** One series; a scrape adds a sample, or none. */
  private interface Line {
    void scrape(Appender appender, long time, int scrape);
  }

  /** What a series has at a scrape. */
  private interface Course {
    double at(int scrape);
  }

  SampleData(long seed) {
    random = new Random(seed);
    for (int bot = 0; bot < BOTS.size(); bot++) {
      bot(BOTS.get(bot), bot);
    }
  }

  /**
   * Adds series that selectors find, of each bot one: a step function, as counts, states and limits
   * are.
   */
  void add(List<VectorSelector> selectors) {
    Set<Labels> added = new HashSet<>();
    for (VectorSelector selector : selectors) {
      for (String bot : BOTS.subList(0, 3)) {
        Labels labels = found(selector, bot);
        if (added.add(labels)) {
          add(labels, labels.metricName(), steps(random.nextBoolean() ? 3 : 1_000));
        }
      }
    }
  }

  private static Labels found(VectorSelector selector, String bot) {
    Labels.Builder labels =
        Labels.of("bot", bot, "env", "home", "exchange", "x", "currency", "USDT", "mode", "live")
            .toBuilder();
    for (Matcher matcher : selector.matchers()) {
      if (matcher.type() == Matcher.Type.EQUAL) {
        labels.set(matcher.name(), matcher.value());
      }
    }
    return labels.build();
  }

  /** Writes all, with maintenance now and then, so that blocks and head have a part each. */
  void write(Tsdb tsdb, ManualClock clock) {
    for (int scrape = 0; scrape < SCRAPES; scrape++) {
      long time = START + scrape * INTERVAL;
      try (Appender appender = tsdb.appender()) {
        for (Line line : lines) {
          line.scrape(appender, time, scrape);
        }
        appender.commit();
      }
      clock.advance(Duration.ofMillis(INTERVAL));
      if (scrape % 20 == 0) {
        TsdbUpkeep.maintain(tsdb);
      }
    }
  }

  private void bot(String bot, int number) {
    String job = number < 2 ? "live" : "dry";
    Labels of = Labels.of("bot", bot, "job", job, "instance", "127.0.0.1:" + (8080 + number));
    add(of, "up", scrape -> scrape % 97 < 5 && number == 1 ? 0 : 1);
    for (String side : List.of("long", "short")) {
      Labels with = of.toBuilder().set("side", side).build();
      add(with, "trades_total", counter(number + 1, 250 + 40 * number));
      add(with, "open_trades", steps(5));
    }
    for (String currency : List.of("USDT", "BTC", "EUR")) {
      Labels with = of.toBuilder().set("currency", currency).set("mode", job).build();
      add(with, "balance", walk(1000 * (number + 1)));
      add(with, "profit_ratio", walk(0.01));
    }
    for (String state : List.of("running", "stopped", "paused")) {
      Labels with = of.toBuilder().set("state", state).build();
      add(with, "state", scrape -> (scrape / 50 + state.length()) % 3 == 0 ? 1 : 0);
    }
    buckets(of);
    odd(of, number);
    add(of, "constant", scrape -> number);
    jittered(of.toBuilder().set("__name__", "irregular").build());
    natives(of.toBuilder().set("__name__", "latency_native").build());
  }

  private void add(Labels labels, String name, Course course) {
    Labels named = labels.toBuilder().set("__name__", name).build();
    lines.add((appender, time, scrape) -> appender.append(named, time, course.at(scrape)));
  }

  private Course counter(int speed, int resetEvery) {
    double[] value = {random.nextInt(100)};
    return scrape -> {
      value[0] = scrape % resetEvery == resetEvery - 1 ? 0 : value[0] + random.nextInt(speed + 1);
      return value[0];
    };
  }

  private Course steps(int most) {
    double[] value = {0};
    return scrape -> {
      value[0] = random.nextInt(8) == 0 ? random.nextInt(most) : value[0];
      return value[0];
    };
  }

  private Course walk(double from) {
    double[] value = {from};
    return scrape -> {
      value[0] += random.nextGaussian() * from / 100;
      return Math.rint(value[0] * 1e8) / 1e8;
    };
  }

  private void buckets(Labels of) {
    double[] counts = new double[BOUNDS.size()];
    for (int i = 0; i < counts.length; i++) {
      int bound = i;
      add(
          of.toBuilder().set("le", BOUNDS.get(i)).build(),
          "latency_seconds_bucket",
          scrape -> {
            double before = bound == 0 ? 0 : counts[bound - 1];
            counts[bound] = Math.max(counts[bound], before) + random.nextInt(3);
            return counts[bound];
          });
    }
  }

  /** Not a number, infinite, gone for a while, ended, begun late. */
  private void odd(Labels of, int number) {
    Labels labels = of.toBuilder().set("__name__", "odd").build();
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, 3, -2.5, 0, Double.NEGATIVE_INFINITY};
    lines.add(
        (appender, time, scrape) -> {
          boolean present = number == 0 || scrape / 30 % (number + 1) != 0;
          boolean ended = scrape % 30 == 0 && !present;
          if (ended) {
            appender.append(labels, time, StaleMarker.VALUE);
          } else if (present) {
            appender.append(labels, time, number == 2 ? values[scrape / 8 % 6] : scrape % 13);
          }
        });
  }

  private void jittered(Labels labels) {
    lines.add(
        (appender, time, scrape) -> {
          if (random.nextInt(5) > 0) {
            appender.append(labels, time - random.nextInt(7_000), random.nextInt(1000) / 8.0);
          }
        });
  }

  /** Never near zero, to where Prometheus 3.5 draws rates of histograms out and later ones not. */
  private void natives(Labels labels) {
    double[] counts = {5_000, 5_000, 5_000, 5_000};
    lines.add(
        (appender, time, scrape) -> {
          for (int i = 0; i < counts.length; i++) {
            counts[i] += random.nextInt(4);
          }
          appender.append(labels, time, Histograms.of(counts));
        });
  }
}
