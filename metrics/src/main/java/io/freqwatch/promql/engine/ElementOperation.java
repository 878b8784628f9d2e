package io.freqwatch.promql.engine;

import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.GoQuote;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.histogram.Combined;
import io.freqwatch.promql.histogram.HistogramMath;
import io.freqwatch.promql.histogram.HistogramTrim;
import io.freqwatch.promql.histogram.MixedSchemasException;
import io.freqwatch.promql.parse.BinaryOperator;
import io.freqwatch.promql.parse.Expression.Binary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An operator between two samples. A sample is a float, or the histogram where there is one. */
final class ElementOperation {
  private final BinaryOperator operator;
  private final boolean bool;
  private final Binary binary;
  private final Annotations annotations;

  ElementOperation(Binary binary, Annotations annotations) {
    this.operator = binary.operator();
    this.bool = binary.bool();
    this.binary = binary;
    this.annotations = annotations;
  }

  /**
   * Sets the result at a step, or leaves it out.
   *
   * @param keepRight whether a comparison that holds gives the right sample
   * @return whether it was set
   */
  boolean apply(
      double left,
      @Nullable FloatHistogram leftHistogram,
      double right,
      @Nullable FloatHistogram rightHistogram,
      boolean keepRight,
      StepSeries result,
      int step) {
    if (leftHistogram == null && rightHistogram == null) {
      return floats(left, right, keepRight, result, step);
    }
    if (leftHistogram != null && rightHistogram != null) {
      return histograms(leftHistogram, rightHistogram, result, step);
    }
    return leftHistogram != null
        ? histogramAndFloat(leftHistogram, right, result, step)
        : floatAndHistogram(left, rightHistogram, result, step);
  }

  /** Whether it makes one float of any two. */
  boolean isArithmetic() {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO, POWER, ATAN2 -> true;
      case OR,
          AND,
          UNLESS,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          TRIM_UPPER,
          TRIM_LOWER ->
          false;
    };
  }

  /** The results of an arithmetic operator for two floats at each step; the caller's. */
  double[] floats(double[] left, double[] right) {
    double[] results = new double[left.length];
    if (operator == BinaryOperator.SUBTRACT) {
      for (int step = 0; step < results.length; step++) {
        results[step] = left[step] - right[step];
      }
    } else if (operator == BinaryOperator.DIVIDE) {
      for (int step = 0; step < results.length; step++) {
        results[step] = left[step] / right[step];
      }
    } else {
      Arrays.setAll(results, step -> arithmetic(operator, left[step], right[step]));
    }
    return results;
  }

  private boolean floats(
      double left, double right, boolean keepRight, StepSeries result, int step) {
    if (operator == BinaryOperator.TRIM_LOWER || operator == BinaryOperator.TRIM_UPPER) {
      return incompatible("float", "float");
    }
    if (!operator.isComparison()) {
      result.set(step, arithmetic(operator, left, right));
      return true;
    }
    boolean holds = compare(operator, left, right);
    if (bool) {
      result.set(step, holds ? 1 : 0);
    } else if (holds) {
      result.set(step, keepRight ? right : left);
    }
    return bool || holds;
  }

  private boolean histograms(
      FloatHistogram left, FloatHistogram right, StepSeries result, int step) {
    try {
      switch (operator) {
        case ADD -> result.set(step, told(HistogramMath.add(left, right), "addition"));
        case SUBTRACT ->
            result.set(
                step,
                told(HistogramMath.subtract(left, right), "subtraction")
                    .withCounterResetHint(CounterResetHint.GAUGE));
        case EQUAL, NOT_EQUAL -> {
          return compared(left, right, result, step);
        }
        case OR,
            AND,
            UNLESS,
            LESS,
            LESS_OR_EQUAL,
            GREATER,
            GREATER_OR_EQUAL,
            TRIM_UPPER,
            TRIM_LOWER,
            MULTIPLY,
            DIVIDE,
            MODULO,
            ATAN2,
            POWER -> {
          return incompatible("histogram", "histogram");
        }
      }
      return true;
    } catch (MixedSchemasException ignored) { // said by an annotation
      annotations.warn(
          "incompatible bucket layout encountered for binary operator " + operator.text(),
          binary.position());
      return false;
    }
  }

  private FloatHistogram told(Combined combined, String operation) {
    HistogramRates.infoReconciled(annotations, combined, operation, binary.position());
    HistogramRates.warnCollision(
        annotations, combined.resetsCollide(), operation, binary.position());
    return combined.histogram();
  }

  private boolean compared(FloatHistogram left, FloatHistogram right, StepSeries result, int step) {
    boolean holds = HistogramMath.same(left, right) == (operator == BinaryOperator.EQUAL);
    if (bool) {
      result.set(step, holds ? 1 : 0);
    } else if (holds) {
      result.set(step, left);
    }
    return bool || holds;
  }

  private boolean histogramAndFloat(
      FloatHistogram left, double right, StepSeries result, int step) {
    switch (operator) {
      case MULTIPLY -> result.set(step, HistogramMath.scale(left, right));
      case DIVIDE -> result.set(step, HistogramMath.divide(left, right));
      case TRIM_UPPER -> result.set(step, HistogramTrim.below(left, right));
      case TRIM_LOWER -> result.set(step, HistogramTrim.above(left, right));
      case OR,
          AND,
          UNLESS,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          ADD,
          SUBTRACT,
          MODULO,
          ATAN2,
          POWER -> {
        return incompatible("histogram", "float");
      }
    }
    return true;
  }

  private boolean floatAndHistogram(
      double left, @Nullable FloatHistogram right, StepSeries result, int step) {
    if (operator != BinaryOperator.MULTIPLY || right == null) {
      return incompatible("float", "histogram");
    }
    result.set(step, HistogramMath.scale(right, left));
    return true;
  }

  private boolean incompatible(String left, String right) {
    annotations.info(
        "incompatible sample types encountered for binary operator %s: %s %s %s"
            .formatted(GoQuote.quote(operator.text()), left, operator.text(), right),
        binary.position());
    return false;
  }

  static double arithmetic(BinaryOperator operator, double left, double right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case MODULO -> left % right;
      case POWER -> power(left, right);
      case ATAN2 -> Math.atan2(left, right);
      case OR,
          AND,
          UNLESS,
          EQUAL,
          NOT_EQUAL,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          TRIM_UPPER,
          TRIM_LOWER ->
          throw new PromqlException.Execution(
              "operator \"" + operator.text() + "\" not allowed for Scalar operations");
    };
  }

  /** As in Go: 1 to any power is 1, and -1 to an infinite one. */
  private static double power(double left, double right) {
    boolean one = left == 1 || (left == -1 && Double.isInfinite(right));
    return one ? 1 : Math.pow(left, right);
  }

  static boolean compare(BinaryOperator operator, double left, double right) {
    return switch (operator) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case LESS_OR_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_OR_EQUAL -> left >= right;
      case OR,
          AND,
          UNLESS,
          TRIM_UPPER,
          TRIM_LOWER,
          ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          MODULO,
          ATAN2,
          POWER ->
          throw new IllegalArgumentException(operator.text() + " is no comparison");
    };
  }
}
