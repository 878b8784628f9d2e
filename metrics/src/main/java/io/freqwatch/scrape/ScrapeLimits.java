package io.freqwatch.scrape;

/**
 * What one scrape may cost; a scrape beyond any of the first five fails as a whole. 0 means no
 * limit.
 *
 * @param bodyBytes size of the decompressed body
 * @param samples per scrape, after relabelling
 * @param labels per series, the name included
 * @param labelNameBytes per label, in UTF-8
 * @param labelValueBytes per label, in UTF-8
 * @param targets per job; those beyond are not scraped
 * @param newSeriesPerHour per target; series that were there go on, more new ones are refused
 * @param keptDroppedTargets per job; so many targets that relabelling drops are remembered
 */
public record ScrapeLimits(
    int bodyBytes,
    int samples,
    int labels,
    int labelNameBytes,
    int labelValueBytes,
    int targets,
    int newSeriesPerHour,
    int keptDroppedTargets) {
  /** Three copies of the body, which is what a compressed one takes for a moment, fit in 16 MB. */
  private static final int DEFAULT_BODY_BYTES = 5 << 20;

  public static final ScrapeLimits DEFAULT =
      new ScrapeLimits(DEFAULT_BODY_BYTES, 50_000, 64, 256, 4_096, 1_000, 100_000, 1_000);

  /** No limits at all. */
  public static final ScrapeLimits NONE = new ScrapeLimits(0, 0, 0, 0, 0, 0, 0, 0);

  public ScrapeLimits withBodyBytes(int value) {
    return new ScrapeLimits(
        value,
        samples,
        labels,
        labelNameBytes,
        labelValueBytes,
        targets,
        newSeriesPerHour,
        keptDroppedTargets);
  }

  public ScrapeLimits withSamples(int value) {
    return new ScrapeLimits(
        bodyBytes,
        value,
        labels,
        labelNameBytes,
        labelValueBytes,
        targets,
        newSeriesPerHour,
        keptDroppedTargets);
  }

  /** Labels per series, bytes of their names, bytes of their values. */
  public ScrapeLimits withLabels(int most, int nameBytes, int valueBytes) {
    return new ScrapeLimits(
        bodyBytes,
        samples,
        most,
        nameBytes,
        valueBytes,
        targets,
        newSeriesPerHour,
        keptDroppedTargets);
  }

  public ScrapeLimits withTargets(int value) {
    return new ScrapeLimits(
        bodyBytes,
        samples,
        labels,
        labelNameBytes,
        labelValueBytes,
        value,
        newSeriesPerHour,
        keptDroppedTargets);
  }

  public ScrapeLimits withNewSeriesPerHour(int value) {
    return new ScrapeLimits(
        bodyBytes,
        samples,
        labels,
        labelNameBytes,
        labelValueBytes,
        targets,
        value,
        keptDroppedTargets);
  }

  /** Whether an amount is more than a limit allows. */
  static boolean exceeds(int amount, int limit) {
    return limit > 0 && amount > limit;
  }
}
