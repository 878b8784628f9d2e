package io.freqwatch.freqtrade.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a bot is doing, as {@code /show_config} and the manner of its refusals tell it. */
public enum BotState {
  RUNNING,
  /** Keeps its open trades, opens no new ones; API 2.4x of 2025 and later. */
  PAUSED,
  STOPPED,
  /** Tears itself down and comes up again; refuses connections for a part of that time. */
  RELOAD_CONFIG,
  /** Runs for its user interface only and trades nothing. */
  WEBSERVER,
  UNKNOWN;

  /** The name on the wire and in labels. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state by the two fields of {@code /show_config}: an empty state means that no trading core
   * is attached, for good in webserver mode, else for the short time of a reload.
   */
  public static BotState of(@Nullable String state, @Nullable String runmode) {
    if ("webserver".equals(runmode)) {
      return WEBSERVER;
    }
    return switch (state) {
      case null -> UNKNOWN;
      case "running" -> RUNNING;
      case "paused" -> PAUSED;
      case "stopped" -> STOPPED;
      case "reload_config", "" -> RELOAD_CONFIG;
      default -> UNKNOWN;
    };
  }
}
