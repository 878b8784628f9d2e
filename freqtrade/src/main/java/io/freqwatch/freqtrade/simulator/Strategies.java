package io.freqwatch.freqtrade.simulator;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The strategies of the simulated bots. */
final class Strategies {
  /** Leaves quickly, with little, both ways. */
  static final Strategy PULSE =
      new Strategy(
          "EmaPulse",
          "3.1",
          1,
          roi(Map.of(0, 0.008, 4, 0.005, 10, 0.003)),
          -0.011,
          Trailing.OFF,
          1,
          false,
          List.of("ema_cross", "vwap_reclaim", "volume_spike"),
          "ema_cross_down",
          0);

  /** Buys weakness, buys more of it, sells half when it turns. */
  static final Strategy REVERSION =
      new Strategy(
          "BandReversion",
          "12",
          5,
          roi(Map.of(0, 0.012, 5, 0.006, 15, 0.004, 240, 0.002)),
          -0.05,
          Trailing.OFF,
          1,
          false,
          List.of("bb_lower", "rsi_oversold", "bb_lower rsi_oversold"),
          "bb_middle",
          2);

  /** Lets profits run behind a trailing stop. */
  static final Strategy TREND =
      new Strategy(
          "TrendRider",
          "2024.2",
          15,
          roi(Map.of(0, 0.12)),
          -0.025,
          new Trailing(true, 0.003, 0.006),
          1,
          false,
          List.of("breakout", "pullback"),
          "exit_signal",
          0);

  /** Long and short with leverage. */
  static final Strategy SQUEEZE =
      new Strategy(
          "SqueezeFade",
          "1.4.0",
          5,
          roi(Map.of(0, 0.03, 6, 0.016, 60, 0.01)),
          -0.09,
          new Trailing(true, 0.006, 0.014),
          3,
          true,
          List.of("squeeze", "funding_fade", "open_interest"),
          "exit_signal",
          0);

  /** Many small wins, now and then a large loss. */
  static final Strategy PATIENT =
      new Strategy(
          "PatientGrid",
          "5",
          15,
          roi(Map.of(0, 0.007, 10, 0.0045, 720, 0.003)),
          -0.12,
          Trailing.OFF,
          1,
          false,
          List.of("grid_1", "grid_2", "grid_3"),
          "time_out",
          1);

  private Strategies() {}

  private static NavigableMap<Integer, Double> roi(Map<Integer, Double> steps) {
    return new TreeMap<>(steps);
  }
}
