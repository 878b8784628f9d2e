package io.freqwatch.exporter;

import java.util.List;

/** Turns one part of a snapshot into series. Stateless. */
@FunctionalInterface
interface Area {
  /** Every area. */
  List<Area> ALL =
      List.of(
          new StateFamilies(),
          new ConfigFamilies(),
          new OpenTradeFamilies(),
          new PerformanceFamilies(),
          new PeriodFamilies(),
          new BalanceFamilies(),
          new DrawdownFamilies(),
          new LockFamilies(),
          new FreshnessFamilies(),
          new BreakdownFamilies(),
          new HostFamilies(),
          new CallFamilies());

  void add(BotSnapshot snapshot, Families families);
}
