package io.freqwatch.tsdb.chunk;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.storage.StaleMarker;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;

/**
 * A series of native histograms with all that happens to one, by seed. No bucket reaches into the
 * zero bucket, where programs print its bounds differently.
 */
public final class RandomHistograms {
  private final Random random;
  private final boolean integers;
  private final TreeMap<Integer, Double> positive = new TreeMap<>();
  private final TreeMap<Integer, Double> negative = new TreeMap<>();
  private CounterResetHint hint = CounterResetHint.UNKNOWN;
  private double[] bounds = {};
  private int schema = 3;
  private double threshold = 0x1p-128;
  private double zeros;
  private double sum;

  public RandomHistograms(long seed, boolean integers) {
    this.random = new Random(seed);
    this.integers = integers;
  }

  public FloatHistogram next() {
    switch (random.nextInt(40)) {
      case 0 -> reset();
      case 1 -> schema = bounds.length > 0 ? schema : random.nextInt(0, 9);
      case 2 -> changeKind();
      case 3 -> {
        return StaleMarker.HISTOGRAM;
      }
      case 4 ->
          threshold =
              bounds.length > 0 ? 0 : random.nextBoolean() ? 0 : random.nextDouble() * 1e-30;
      case 5 -> hint = random.nextBoolean() ? CounterResetHint.GAUGE : CounterResetHint.UNKNOWN;
      default -> observe();
    }
    return histogram();
  }

  private void reset() {
    positive.clear();
    negative.clear();
    zeros = 0;
  }

  private void changeKind() {
    reset();
    boolean custom = random.nextBoolean();
    schema = custom ? FloatHistogram.CUSTOM_BUCKETS : 3;
    threshold = custom ? 0 : 0x1p-128;
    bounds =
        custom
            ? new double[] {-1, 0.005, 0.1, 33.25, 1e9, random.nextDouble(2e9, 3e9)}
            : new double[0];
  }

  private void observe() {
    for (int i = 0; i < random.nextInt(8); i++) {
      double count = integers ? random.nextInt(100) : random.nextDouble() * 7;
      if (bounds.length > 0) {
        positive.merge(random.nextInt(bounds.length + 1), count, Double::sum);
      } else if (random.nextInt(5) == 0) {
        zeros += count;
      } else {
        (random.nextBoolean() ? positive : negative)
            .merge(random.nextInt(-20, 20), count, Double::sum);
      }
    }
    sum += random.nextGaussian();
  }

  private FloatHistogram histogram() {
    double[] ups = values(positive);
    double[] downs = values(negative);
    double count = Arrays.stream(ups).sum() + Arrays.stream(downs).sum() + zeros;
    return new FloatHistogram(
        hint,
        schema,
        threshold,
        zeros,
        count,
        sum,
        BucketSpans.of(numbers(positive)),
        BucketSpans.of(numbers(negative)),
        ups,
        downs,
        bounds,
        integers);
  }

  private static int[] numbers(TreeMap<Integer, Double> buckets) {
    return buckets.keySet().stream().mapToInt(Integer::intValue).toArray();
  }

  private static double[] values(TreeMap<Integer, Double> buckets) {
    return buckets.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
