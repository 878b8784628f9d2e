package io.freqwatch.rules;

/**
 * The last evaluation of a rule.
 *
 * @param lastError empty after one that went well
 * @param evaluatedAtMillis by the wall clock; {@link Alert#NEVER} before the first one
 */
public record RuleStatus(
    RuleHealth health, String lastError, double durationSeconds, long evaluatedAtMillis) {
  static final RuleStatus NEW = new RuleStatus(RuleHealth.UNKNOWN, "", 0, Alert.NEVER);

  RuleStatus good() {
    return new RuleStatus(RuleHealth.GOOD, "", durationSeconds, evaluatedAtMillis);
  }

  RuleStatus bad(String error) {
    return new RuleStatus(RuleHealth.BAD, error, durationSeconds, evaluatedAtMillis);
  }

  RuleStatus took(double seconds, long atMillis) {
    return new RuleStatus(health, lastError, seconds, atMillis);
  }
}
