package io.freqwatch.promql.engine;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.promql.histogram.MixedSchemasException;
import io.freqwatch.promql.parse.Aggregator;
import java.util.Arrays;

/** What a group has gathered at one step. */
sealed interface StepAccumulator {
  void add(double value);

  void add(FloatHistogram histogram);

  void emit(StepSeries result, int step, AggregationNotes notes);

  /** A new one for an aggregation to one value per group. */
  static StepAccumulator of(Aggregator aggregator, double parameter, AggregationNotes notes) {
    return switch (aggregator) {
      case SUM -> new Sum(notes);
      case AVG -> new Average(notes);
      case COUNT -> new Count();
      case GROUP -> new Group();
      case MIN -> new Extreme(-1, notes);
      case MAX -> new Extreme(1, notes);
      case STDDEV -> new Deviation(true, notes);
      case STDVAR -> new Deviation(false, notes);
      case QUANTILE -> new Quantile(parameter, notes);
      case TOPK, BOTTOMK, COUNT_VALUES, LIMITK, LIMIT_RATIO ->
          throw new IllegalArgumentException(aggregator.text() + " gives more than one value");
    };
  }

  /** The histograms of sum and average: they do not mix with floats, nor do all with each other. */
  final class Mix {
    private final AggregationNotes notes;
    private final HistogramTotal histograms = new HistogramTotal();
    private boolean floats;
    private boolean incompatible;

    Mix(AggregationNotes notes) {
      this.notes = notes;
    }

    void addFloat() {
      floats = true;
    }

    void add(FloatHistogram histogram) {
      if (incompatible) {
        return;
      }
      try {
        histograms.add(histogram);
      } catch (MixedSchemasException ignored) { // said by an annotation
        incompatible = true;
        notes.warnMixedSchemas();
      }
    }

    /** Whether the result is a float. */
    boolean isFloat() {
      return floats && histograms.isEmpty();
    }

    boolean isHistogram() {
      if (floats && !histograms.isEmpty()) {
        notes.warnMixed();
      }
      return !floats && !incompatible;
    }
  }

  final class Sum implements StepAccumulator {
    private final KahanSum sum = new KahanSum();
    private final Mix mix;

    Sum(AggregationNotes notes) {
      mix = new Mix(notes);
    }

    @Override
    public void add(double value) {
      mix.addFloat();
      sum.add(value);
    }

    @Override
    public void add(FloatHistogram histogram) {
      mix.add(histogram);
    }

    @Override
    public void emit(StepSeries result, int step, AggregationNotes notes) {
      if (mix.isFloat()) {
        result.set(step, sum.value());
      } else if (mix.isHistogram()) {
        notes.annotate(mix.histograms);
        result.set(step, mix.histograms.sum());
      }
    }
  }

  final class Average implements StepAccumulator {
    private final KahanMean mean = new KahanMean();
    private final Mix mix;

    Average(AggregationNotes notes) {
      mix = new Mix(notes);
    }

    @Override
    public void add(double value) {
      mix.addFloat();
      mean.add(value);
    }

    @Override
    public void add(FloatHistogram histogram) {
      mix.add(histogram);
    }

    @Override
    public void emit(StepSeries result, int step, AggregationNotes notes) {
      if (mix.isFloat()) {
        result.set(step, mean.value());
      } else if (mix.isHistogram()) {
        notes.annotate(mix.histograms);
        result.set(step, mix.histograms.average());
      }
    }
  }

  final class Count implements StepAccumulator {
    private int count;

    int count() {
      return count;
    }

    @Override
    public void add(double value) {
      count++;
    }

    @Override
    public void add(FloatHistogram histogram) {
      count++;
    }

    @Override
    public void emit(StepSeries result, int step, AggregationNotes notes) {
      result.set(step, count);
    }
  }

  final class Group implements StepAccumulator {
    @Override
    public void add(double value) {}

    @Override
    public void add(FloatHistogram histogram) {}

    @Override
    public void emit(StepSeries result, int step, AggregationNotes notes) {
      result.set(step, 1);
    }
  }

  /** The largest, or with a sign of -1 the smallest; NaN only where all are. */
  final class Extreme implements StepAccumulator {
    private final int sign;
    private final AggregationNotes notes;
    private double value;
    private boolean found;

    Extreme(int sign, AggregationNotes notes) {
      this.sign = sign;
      this.notes = notes;
    }

    @Override
    public void add(double candidate) {
      if (!found || Double.isNaN(value) || sign * candidate > sign * value) {
        value = candidate;
        found = true;
      }
    }

    @Override
    public void add(FloatHistogram histogram) {
      notes.infoHistogramIgnored();
    }

    @Override
    public void emit(StepSeries result, int step, AggregationNotes unused) {
      if (found) {
        result.set(step, value);
      }
    }
  }

  final class Deviation implements StepAccumulator {
    private final Variance variance = new Variance();
    private final boolean root;
    private final AggregationNotes notes;
    private boolean found;

    Deviation(boolean root, AggregationNotes notes) {
      this.root = root;
      this.notes = notes;
    }

    @Override
    public void add(double value) {
      found = true;
      variance.add(value);
    }

    @Override
    public void add(FloatHistogram histogram) {
      notes.infoHistogramIgnored();
    }

    @Override
    public void emit(StepSeries result, int step, AggregationNotes unused) {
      if (found) {
        result.set(step, root ? Math.sqrt(variance.value()) : variance.value());
      }
    }
  }

  final class Quantile implements StepAccumulator {
    private final double q;
    private final AggregationNotes notes;
    private double[] values = new double[4];
    private int count;

    Quantile(double q, AggregationNotes notes) {
      this.q = q;
      this.notes = notes;
    }

    @Override
    public void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, count * 2);
      }
      values[count++] = value;
    }

    @Override
    public void add(FloatHistogram histogram) {
      notes.infoHistogramIgnored();
    }

    @Override
    public void emit(StepSeries result, int step, AggregationNotes unused) {
      if (count > 0) {
        result.set(step, Quantiles.quantile(q, Arrays.copyOf(values, count)));
      }
    }
  }
}
