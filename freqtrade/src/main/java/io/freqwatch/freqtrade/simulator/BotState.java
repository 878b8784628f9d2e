package io.freqwatch.freqtrade.simulator;

/** What a bot is doing, by the names its API uses. */
enum BotState {
  RUNNING("running"),
  /** Exits go on, entries do not; in the newer dialect only. */
  PAUSED("paused"),
  STOPPED("stopped"),
  RELOAD_CONFIG("reload_config"),
  /** Serves its API without a bot behind it. */
  WEBSERVER("");

  private final String text;

  BotState(String text) {
    this.text = text;
  }

  boolean isTrading() {
    return this == RUNNING || this == PAUSED;
  }

  /** As {@code /show_config} writes it. */
  String text() {
    return text;
  }
}
