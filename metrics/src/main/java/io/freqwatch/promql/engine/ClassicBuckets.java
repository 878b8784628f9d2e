package io.freqwatch.promql.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The buckets of a classic histogram at one step: how many observations lie up to each bound. */
final class ClassicBuckets {
  /** Falls smaller than this come from rounding. */
  private static final double TOLERANCE = 1e-12;

  private static final double MIN_NORMAL = Double.MIN_NORMAL;

  private final List<Bucket> buckets = new ArrayList<>();
  private double lowestForced = Double.POSITIVE_INFINITY;
  private double highestForced = Double.NEGATIVE_INFINITY;
  private double forced;

  private static final class Bucket {
    final double upper;
    double count;

    Bucket(double upper, double count) {
      this.upper = upper;
      this.count = count;
    }
  }

  void add(double upper, double count) {
    buckets.add(new Bucket(upper, count));
  }

  boolean isEmpty() {
    return buckets.isEmpty();
  }

  boolean isForced() {
    return forced > 0;
  }

  ForcedMonotonicity forced(long millis) {
    return new ForcedMonotonicity(lowestForced, highestForced, forced, millis, millis, 1);
  }

  /** In order, those of one bound together; false where the last bound is finite. */
  private boolean prepare() {
    buckets.sort(Comparator.comparingDouble(bucket -> bucket.upper));
    if (buckets.getLast().upper != Double.POSITIVE_INFINITY) {
      return false;
    }
    List<Bucket> merged = new ArrayList<>();
    for (Bucket bucket : buckets) {
      if (!merged.isEmpty() && merged.getLast().upper == bucket.upper) {
        merged.getLast().count += bucket.count;
      } else {
        merged.add(new Bucket(bucket.upper, bucket.count));
      }
    }
    buckets.clear();
    buckets.addAll(merged);
    return true;
  }

  private void forceMonotonicity() {
    double before = buckets.getFirst().count;
    for (Bucket bucket : buckets) {
      if (almostEqual(before, bucket.count)) {
        bucket.count = before;
      } else if (bucket.count < before) {
        lowestForced = Math.min(lowestForced, bucket.upper);
        highestForced = Math.max(highestForced, bucket.upper);
        forced = Math.max(forced, before - bucket.count);
        bucket.count = before;
      } else {
        before = bucket.count;
      }
    }
  }

  private static boolean almostEqual(double left, double right) {
    if (left == right) {
      return true;
    }
    double sum = Math.abs(left) + Math.abs(right);
    double difference = Math.abs(left - right);
    return left == 0 || right == 0 || sum < MIN_NORMAL
        ? difference < TOLERANCE * MIN_NORMAL
        : difference / Math.min(sum, Double.MAX_VALUE) < TOLERANCE;
  }

  double quantile(double q) {
    if (Double.isNaN(q)) {
      return Double.NaN;
    }
    if (q < 0 || q > 1) {
      return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!prepare()) {
      return Double.NaN;
    }
    forceMonotonicity();
    double observations = buckets.getLast().count;
    if (buckets.size() < 2 || observations == 0 || Double.isNaN(observations)) {
      return Double.NaN;
    }
    return quantileAt(q * observations);
  }

  private double quantileAt(double rank) {
    int found = 0;
    while (found < buckets.size() - 1 && !(buckets.get(found).count >= rank)) {
      found++;
    }
    if (found == buckets.size() - 1) {
      return buckets.get(found - 1).upper;
    }
    Bucket bucket = buckets.get(found);
    if (found == 0) {
      return bucket.upper <= 0 ? bucket.upper : bucket.upper * (rank / bucket.count);
    }
    Bucket before = buckets.get(found - 1);
    double into = (rank - before.count) / (bucket.count - before.count);
    return before.upper + (bucket.upper - before.upper) * into;
  }

  /** Which fraction of the observations lies between two values. */
  double fraction(double lower, double upper) {
    if (!prepare()) {
      return Double.NaN;
    }
    double count = buckets.getLast().count;
    if (count == 0 || Double.isNaN(count) || Double.isNaN(lower) || Double.isNaN(upper)) {
      return Double.NaN;
    }
    if (lower >= upper) {
      return 0;
    }
    return (Math.min(count, below(upper, count)) - Math.min(count, below(lower, count))) / count;
  }

  private double below(double value, double count) {
    double rank = 0;
    double lower = buckets.getFirst().upper > 0 ? 0 : Double.NEGATIVE_INFINITY;
    for (Bucket bucket : buckets) {
      if (lower >= value) {
        return rank;
      }
      if (bucket.upper > value) {
        return lower == Double.NEGATIVE_INFINITY
            ? bucket.count
            : rank + (bucket.count - rank) * (value - lower) / (bucket.upper - lower);
      }
      rank = bucket.count;
      lower = bucket.upper;
    }
    return count;
  }
}
