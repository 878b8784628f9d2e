package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.SystemInfo;

/** The bot's host, and its log. */
final class HostFamilies implements Area {
  @Override
  public void add(BotSnapshot snapshot, Families families) {
    snapshot.systemInfo().ifPresent(host -> add(host, families));
    families.addTime(
        "freqtrade_log_last_error_timestamp_seconds", snapshot.facts().lastErrorMillis());
  }

  private static void add(SystemInfo host, Families families) {
    families.add("freqtrade_host_cpu_usage_ratio", host.cpuRatio());
    families.add("freqtrade_host_memory_usage_ratio", host.memoryRatio());
    families.add("freqtrade_host_load1", host.load1());
  }
}
