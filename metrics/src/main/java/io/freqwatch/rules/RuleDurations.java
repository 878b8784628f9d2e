package io.freqwatch.rules;

/** How long evaluations take, over all groups. Safe for use by many threads. */
final class RuleDurations {
  final DurationWindow rules = new DurationWindow();
  final DurationWindow groups = new DurationWindow();
}
