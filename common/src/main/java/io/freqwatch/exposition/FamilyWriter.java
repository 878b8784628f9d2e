package io.freqwatch.exposition;

import io.freqwatch.model.MetricFamily;

/** Appends one family after another to a document. One thread. */
interface FamilyWriter {
  void write(MetricFamily family);
}
