package io.freqwatch.gotemplate;

/**
 * How much one execution may do: steps, each of which is one statement or one command; and
 * characters, of the whole output as well as of any text on the way.
 */
public record ExecutionLimits(int steps, int characters) {
  /** A hundred thousand times what a notification needs, and yet below a second. */
  public static final ExecutionLimits DEFAULT = new ExecutionLimits(1_000_000, 1 << 20);
}
