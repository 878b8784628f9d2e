package io.freqwatch.freqtrade.market;

/**
 * A random walk whose value at any moment is a pure function of seed and time, so that nothing is
 * stored and nobody has to walk there first.
 *
 * <p>Time is cut into blocks of 194 days. The walk's values at their borders are independent draws;
 * between them runs a Brownian bridge, built as Lévy did: the middle of an interval is the mean of
 * its ends plus a displacement, whose variance halves with each level, down to four seconds. At one
 * moment exactly one displacement per level counts, so a value costs 22 hashes. Each level also
 * scales the displacements below it a little up or down: calm and wild stretches of all lengths
 * follow, as in the multifractal model of asset returns (Calvet, Fisher, Mandelbrot, 1997).
 */
public final class BridgeNoise {
  private static final double BLOCK_SECONDS = 1 << 24;
  private static final int LEVELS = 22;
  private static final int FIRST_CLUSTER_LEVEL = 4;
  private static final double CLUSTERING = 0.2;
  private static final double SECONDS_PER_DAY = 86_400;

  private final long seed;
  private final double firstDisplacement;
  private final double borderDeviation;

  /**
   * @param dailyDeviation standard deviation of the change over one day
   * @param borderDeviation standard deviation of the value at the border of a block
   */
  public BridgeNoise(long seed, double dailyDeviation, double borderDeviation) {
    this.seed = seed;
    this.firstDisplacement = dailyDeviation * Math.sqrt(BLOCK_SECONDS / SECONDS_PER_DAY) / 2;
    this.borderDeviation = borderDeviation;
  }

  /** The value at a moment; its mean over all seeds is 0. */
  public double at(long millis) {
    double blocks = millis / 1000.0 / BLOCK_SECONDS;
    long block = (long) Math.floor(blocks);
    double within = blocks - block;
    double left = border(block);
    return left + (border(block + 1) - left) * within + bridge(Noise.mix(seed, block), within);
  }

  private double border(long block) {
    return borderDeviation * Noise.gaussian(Noise.mix(~seed, block));
  }

  private double bridge(long blockSeed, double within) {
    double x = within;
    double displacement = firstDisplacement;
    double sum = 0;
    long node = 1;
    for (int level = 0; level < LEVELS; level++) {
      long hash = Noise.mix(blockSeed + node);
      if (level >= FIRST_CLUSTER_LEVEL) {
        displacement *= 1 + CLUSTERING * Noise.tilt(hash);
      }
      boolean right = x >= 0.5;
      sum += displacement * Noise.gaussian(hash) * 2 * (right ? 1 - x : x);
      x = right ? 2 * x - 1 : 2 * x;
      node = 2 * node + (right ? 1 : 0);
      displacement *= Math.sqrt(0.5);
    }
    return sum;
  }
}
