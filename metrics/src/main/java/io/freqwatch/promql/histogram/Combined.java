package io.freqwatch.promql.histogram;

import io.freqwatch.model.FloatHistogram;

/**
 * The sum or difference of two histograms.
 *
 * @param resetsCollide whether one says that its counter was reset and the other that it was not
 * @param boundsReconciled whether custom buckets had to be merged to the bounds they share
 */
public record Combined(FloatHistogram histogram, boolean resetsCollide, boolean boundsReconciled) {}
