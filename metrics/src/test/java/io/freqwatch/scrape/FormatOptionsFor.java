package io.freqwatch.scrape;

import io.freqwatch.exposition.NameEscaping;
import java.util.Optional;

/** Options of formats for tests: those by default but for what is named. */
final class FormatOptionsFor {
  static final FormatOptions NATIVE = with(true, false, false, false, 0, 0);
  static final FormatOptions NATIVE_AND_CLASSIC = with(true, true, false, false, 0, 0);
  static final FormatOptions CUSTOM_BUCKETS = with(false, false, true, false, 0, 0);
  static final FormatOptions START_TIMESTAMPS = with(true, false, false, true, 0, 0);

  private FormatOptionsFor() {}

  static FormatOptions limits(int buckets, double minFactor) {
    return with(true, false, false, false, buckets, minFactor);
  }

  static FormatOptions fallback(ScrapeProtocol protocol) {
    FormatOptions some = FormatOptions.DEFAULT;
    return new FormatOptions(
        some.protocols(),
        Optional.of(protocol),
        some.escaping(),
        true,
        false,
        false,
        false,
        false,
        0,
        0);
  }

  private static FormatOptions with(
      boolean nativeHistograms,
      boolean alwaysClassic,
      boolean customBuckets,
      boolean starts,
      int buckets,
      double minFactor) {
    return new FormatOptions(
        ScrapeProtocol.PROTO_FIRST,
        Optional.empty(),
        NameEscaping.ALLOW_UTF8,
        true,
        nativeHistograms,
        alwaysClassic,
        customBuckets,
        starts,
        buckets,
        minFactor);
  }
}
