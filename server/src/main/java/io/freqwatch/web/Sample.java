package io.freqwatch.web;

import io.freqwatch.model.Labels;

/** One sample of one series. */
record Sample(Labels labels, long timestampMillis, double value) {}
