package io.freqwatch.scrape;

import io.freqwatch.exposition.NameEscaping;
import java.util.List;
import java.util.Optional;

/**
 * In which form a target is asked to answer, and what is made of its histograms.
 *
 * @param protocols asked for, most wanted first
 * @param fallback how to read an answer whose Content-Type is missing or unknown; such a scrape
 *     fails without it
 * @param compressed whether a compressed answer is asked for
 * @param nativeHistograms whether native histograms are taken
 * @param alwaysClassicHistograms whether the classic form is kept of what has a native one too
 * @param classicHistogramsToNative whether classic histograms become native ones
 * @param startTimestamps whether what targets say of when their counters began is stored, a zero at
 *     that time
 * @param bucketLimit buckets of a native histogram, above which neighbours are joined; 0 means none
 * @param minBucketFactor growth from bucket to bucket, below which neighbours are joined; 0 means
 *     none
 */
public record FormatOptions(
    List<ScrapeProtocol> protocols,
    Optional<ScrapeProtocol> fallback,
    NameEscaping escaping,
    boolean compressed,
    boolean nativeHistograms,
    boolean alwaysClassicHistograms,
    boolean classicHistogramsToNative,
    boolean startTimestamps,
    int bucketLimit,
    double minBucketFactor) {
  public static final FormatOptions DEFAULT =
      new FormatOptions(
          ScrapeProtocol.DEFAULT,
          Optional.empty(),
          NameEscaping.ALLOW_UTF8,
          true,
          false,
          false,
          false,
          false,
          0,
          0);

  public FormatOptions {
    protocols = List.copyOf(protocols);
  }

  /** Stores what targets say of when their counters began. */
  public FormatOptions withStartTimestamps() {
    return new FormatOptions(
        protocols,
        fallback,
        escaping,
        compressed,
        nativeHistograms,
        alwaysClassicHistograms,
        classicHistogramsToNative,
        true,
        bucketLimit,
        minBucketFactor);
  }

  /** Asks for these, most wanted first. */
  public FormatOptions withProtocols(List<ScrapeProtocol> wanted) {
    return new FormatOptions(
        wanted,
        fallback,
        escaping,
        compressed,
        nativeHistograms,
        alwaysClassicHistograms,
        classicHistogramsToNative,
        startTimestamps,
        bucketLimit,
        minBucketFactor);
  }

  /** The header {@code Accept} that asks for the protocols in their order, as Prometheus does. */
  String accept() {
    StringBuilder accept = new StringBuilder();
    int weight = ScrapeProtocol.values().length + 1;
    for (ScrapeProtocol protocol : protocols) {
      accept.append(protocol.mediaType());
      if (protocol.escapes()) {
        accept.append(";escaping=").append(escaping.text());
      }
      accept.append(";q=0.").append(weight--).append(',');
    }
    return accept.append("*/*;q=0.").append(weight).toString();
  }
}
