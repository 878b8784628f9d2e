package io.freqwatch.rules;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What the templates of an alert can tell of.
 *
 * @param labels of the sample, its name among them
 * @param histogram the value where it is a native histogram
 * @param timestampMillis of the evaluation; queries in templates are of this moment
 */
public record AlertData(
    Labels labels,
    double value,
    @Nullable FloatHistogram histogram,
    Labels externalLabels,
    String externalUrl,
    long timestampMillis) {}
