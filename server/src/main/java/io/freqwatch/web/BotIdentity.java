package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/** What a bot is; null where it has not said so yet. */
record BotIdentity(
    @Nullable String mode,
    @Nullable String exchange,
    @Nullable String strategy,
    @Nullable String timeframe,
    @Nullable String currency,
    @Nullable String version) {
  static final BotIdentity UNKNOWN = new BotIdentity(null, null, null, null, null, null);

  static BotIdentity of(BotSamples samples) {
    return new BotIdentity(
        mode(samples.value(FleetMetrics.DRY_RUN)),
        samples.active(FleetMetrics.INFO, "exchange"),
        samples.active(FleetMetrics.INFO, "strategy"),
        samples.active(FleetMetrics.INFO, "timeframe"),
        samples.active(FleetMetrics.INFO, "stake_currency"),
        samples.active(FleetMetrics.INFO, "version"));
  }

  boolean isKnown() {
    return mode != null && currency != null;
  }

  private static @Nullable String mode(@Nullable Double dryRun) {
    return dryRun == null ? null : dryRun == 0 ? "live" : "dry_run";
  }
}
