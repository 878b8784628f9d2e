package io.freqwatch.e2e;

/**
 * A fault of the simulator and how the page shows it.
 *
 * @param bot the bot that gets it: each fault has one of its own, so that all run at once
 * @param settings further fields of the request, as JSON
 * @param code the problem's code on the page
 * @param heals whether the bot is well soon after the fault ends; a loss is not undone
 */
record Fault(String kind, String bot, String settings, String code, String health, boolean heals) {
  static Fault problem(String kind, String bot, String settings, String code) {
    return new Fault(kind, bot, settings, code, "problem", true);
  }

  static Fault warning(String kind, String bot, String settings, String code) {
    return new Fault(kind, bot, settings, code, "warning", true);
  }

  Fault lasting() {
    return new Fault(kind, bot, settings, code, health, false);
  }

  String request() {
    return "{\"kind\":\"" + kind + "\"" + settings + "}";
  }

  @Override
  public String toString() {
    return kind;
  }
}
