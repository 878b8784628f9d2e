package io.freqwatch.scrape;

/**
 * What one scrape may cost; a scrape beyond any of it fails as a whole. 0 means no limit.
 *
 * @param bodyBytes size of the decompressed body
 * @param samples per scrape
 * @param labels per series, the name included
 * @param labelNameBytes per label, in UTF-8
 * @param labelValueBytes per label, in UTF-8
 * @param targets per job; those beyond are not scraped
 */
public record ScrapeLimits(
    int bodyBytes, int samples, int labels, int labelNameBytes, int labelValueBytes, int targets) {
  public static final ScrapeLimits DEFAULT =
      new ScrapeLimits(10 << 20, 50_000, 64, 256, 4_096, 1_000);

  /** Whether an amount is more than a limit allows. */
  static boolean exceeds(int amount, int limit) {
    return limit > 0 && amount > limit;
  }
}
