package io.freqwatch.promql.engine;

/** Is told of each query that has ended, by the thread that asked it. It must not throw. */
@FunctionalInterface
public interface QueryListener {
  void ended(EndedQuery query);
}
