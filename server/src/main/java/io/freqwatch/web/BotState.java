package io.freqwatch.web;

import org.jspecify.annotations.Nullable;

/** What a bot is doing, as the page says it. */
enum BotState {
  RUNNING("running"),
  PAUSED("paused"),
  STOPPED("stopped"),
  RELOAD_CONFIG("reload_config"),
  WEBSERVER("webserver"),
  /** It does not answer, or not as a bot does. */
  DOWN("down"),
  /** Nobody asked it, or it does not say. */
  UNKNOWN("unknown");

  private final String text;

  BotState(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean isTrading() {
    return this == RUNNING || this == PAUSED;
  }

  static BotState of(BotSamples samples) {
    Double up = samples.value(FleetMetrics.UP);
    if (up == null) {
      return UNKNOWN;
    }
    BotState said = named(samples.active(FleetMetrics.STATE, "state"));
    return up == 1 || said == RELOAD_CONFIG || said == WEBSERVER ? said : DOWN;
  }

  private static BotState named(@Nullable String text) {
    for (BotState state : values()) {
      if (state.text.equals(text)) {
        return state;
      }
    }
    return UNKNOWN;
  }
}
