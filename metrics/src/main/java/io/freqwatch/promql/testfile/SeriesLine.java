package io.freqwatch.promql.testfile;

import io.freqwatch.model.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series with its values, one per step.
 *
 * @param starts whether the values say when the counter of each sample began
 */
record SeriesLine(Labels labels, boolean starts, List<@Nullable SeriesValue> values) {}
