package io.freqwatch.exposition;

import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Label;
import java.io.IOException;
import java.util.List;

/**
 * Writes samples with their times, those of one name after each other, as {@code /federate} of
 * Prometheus does. Used by one thread; {@link #end} comes last.
 */
public sealed interface FederationWriter permits FederationText, FederationProtobuf {
  /**
   * A sample.
   *
   * @param labels without the name; values may be empty
   */
  void sample(String name, List<Label> labels, double value, long timestampMillis)
      throws IOException;

  /** A native histogram. */
  void histogram(String name, List<Label> labels, FloatHistogram value, long timestampMillis)
      throws IOException;

  /** Writes what is left. */
  void end() throws IOException;
}
