package io.freqwatch.promql.testfile;

import io.freqwatch.model.FloatHistogram;
import org.jspecify.annotations.Nullable;

/**
 * One value of a series as written; an omitted one is null in its list.
 *
 * @param histogram the value where it is a native histogram
 */
public record SeriesValue(double value, @Nullable FloatHistogram histogram) {
  SeriesValue(double value) {
    this(value, null);
  }
}
