package io.freqwatch.model;

/**
 * An example of what a sample counted.
 *
 * @param labels most often the identity of a trace
 * @param hasTimestamp whether it came with a time of its own; if not, the time is its sample's
 */
public record Exemplar(Labels labels, double value, long timestampMillis, boolean hasTimestamp) {
  /** The same at its sample's time, where it has none of its own. */
  public Exemplar at(long sampleMillis) {
    return hasTimestamp ? this : new Exemplar(labels, value, sampleMillis, false);
  }
}
