package io.freqwatch.freqtrade.market;

/** Randomness by address: the same seed and index always give the same draw. */
public final class Noise {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double GAUSSIAN_SCALE = 2.0 / 65536;

  private Noise() {}

  /** A well mixed 64-bit hash (the finaliser of SplitMix64). */
  public static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A hash of a seed and a number. */
  public static long mix(long seed, long index) {
    return mix(seed ^ mix(index));
  }

  /** A hash of a seed and a name. */
  public static long mix(long seed, String name) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash, name.charAt(i));
    }
    return hash;
  }

  /** From 0 to 1, without 1. */
  public static double uniform(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }

  /** Nearly normal with variance 1: the sum of three uniform draws, from the upper 48 bits. */
  public static double gaussian(long hash) {
    long sum = (hash >>> 16 & 0xFFFF) + (hash >>> 32 & 0xFFFF) + (hash >>> 48);
    return (sum - 98_302.5) * GAUSSIAN_SCALE;
  }

  /** From -1 to 1, from the lower 16 bits, so independent of {@link #gaussian}. */
  public static double tilt(long hash) {
    return (hash & 0xFFFF) / 32_767.5 - 1;
  }
}
