package io.freqwatch.promql.engine;

import io.freqwatch.promql.parse.Expression;
import io.freqwatch.promql.parse.Expression.Aggregation;
import io.freqwatch.promql.parse.Expression.Binary;
import io.freqwatch.promql.parse.Expression.Call;
import io.freqwatch.promql.parse.Expression.MatrixSelector;
import io.freqwatch.promql.parse.Expression.NumberLiteral;
import io.freqwatch.promql.parse.Expression.Parentheses;
import io.freqwatch.promql.parse.Expression.StringLiteral;
import io.freqwatch.promql.parse.Expression.Subquery;
import io.freqwatch.promql.parse.Expression.Unary;
import io.freqwatch.promql.parse.Expression.VectorSelector;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Evaluation calls itself for each operator, some kilobytes of stack at a time before it is
 * compiled. What is nested deeply gets a thread with the stack for it; the threads of the program
 * have half a megabyte.
 */
final class DeepStack {
  private static final int ORDINARY_DEPTH = 32;
  private static final long STACK_BYTES = 16L << 20;

  private DeepStack() {}

  /** Does an evaluation and waits for it; an interrupt of the caller is handed on to it. */
  static <T> T evaluate(Expression expression, Supplier<T> evaluation) {
    if (depth(expression) <= ORDINARY_DEPTH) {
      return evaluation.get();
    }
    FutureTask<T> task = new FutureTask<>(evaluation::get);
    Thread thread =
        Thread.ofPlatform().daemon().name("deep-query").stackSize(STACK_BYTES).start(task);
    try {
      return awaited(task, thread);
    } catch (ExecutionException e) {
      throw unchecked(e);
    }
  }

  private static <T> T awaited(FutureTask<T> task, Thread thread) throws ExecutionException {
    try {
      return task.get();
    } catch (InterruptedException ignored) { // the evaluation hears of it, and ends
      thread.interrupt();
      try {
        return awaited(task, thread);
      } finally {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException unchecked(ExecutionException failure) {
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    return failure.getCause() instanceof RuntimeException known
        ? known
        : new IllegalStateException(failure);
  }

  private static int depth(Expression expression) {
    return switch (expression) {
      case NumberLiteral _, StringLiteral _, VectorSelector _, MatrixSelector _ -> 1;
      case Subquery subquery -> 1 + depth(subquery.inner());
      case Parentheses parentheses -> 1 + depth(parentheses.inner());
      case Unary unary -> 1 + depth(unary.inner());
      case Binary binary -> 1 + Math.max(depth(binary.left()), depth(binary.right()));
      case Call call -> 1 + call.arguments().stream().mapToInt(DeepStack::depth).max().orElse(0);
      case Aggregation aggregation -> 1 + depth(aggregation.inner());
    };
  }
}
