package io.freqwatch.promql.histogram;

/** Exponential and custom buckets have nothing in common. Carries no stack trace. */
public final class MixedSchemasException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MixedSchemasException() {
    super(
        "histograms with exponential and with custom buckets cannot be combined",
        null,
        false,
        false);
  }
}
