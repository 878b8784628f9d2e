package io.freqwatch.promql.engine;

import io.freqwatch.promql.Value;
import java.util.List;

/**
 * What a query gives.
 *
 * @param warnings what may be wrong with the value, each with its place in the query
 * @param infos what is worth knowing of it
 */
public record Answer<T extends Value>(T value, List<String> warnings, List<String> infos) {
  public Answer {
    warnings = List.copyOf(warnings);
    infos = List.copyOf(infos);
  }
}
