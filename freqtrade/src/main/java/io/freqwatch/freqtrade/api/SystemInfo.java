package io.freqwatch.freqtrade.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sysinfo}: the bot's host as a whole.
 *
 * @param cpuRatios one for each processor
 * @param load1 the load averages: only of bots of 2025 and later
 */
public record SystemInfo(
    List<Double> cpuRatios,
    @Nullable Double memoryRatio,
    @Nullable Double load1,
    @Nullable Double load5,
    @Nullable Double load15) {
  public SystemInfo {
    cpuRatios = List.copyOf(cpuRatios);
  }

  /** The mean over the processors; null where none is told. */
  public @Nullable Double cpuRatio() {
    return cpuRatios.isEmpty()
        ? null
        : cpuRatios.stream().mapToDouble(Double::doubleValue).sum() / cpuRatios.size();
  }
}
