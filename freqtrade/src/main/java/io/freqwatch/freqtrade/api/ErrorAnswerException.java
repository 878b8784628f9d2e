package io.freqwatch.freqtrade.api;

/** The bot answered with a status other than 2xx. */
public final class ErrorAnswerException extends BotCallException {
  private static final long serialVersionUID = 1L;
  private static final String WRONG_STATE = "Bot is not in the correct state";

  private final int status;
  private final String detail;

  ErrorAnswerException(int status, String detail, String endpoint, String message) {
    super(Outcome.ofStatus(status), endpoint, message, null);
    this.status = status;
    this.detail = detail;
  }

  public int status() {
    return status;
  }

  /** What the bot said, shortened; empty where it said nothing that could be read. */
  public String detail() {
    return detail;
  }

  /**
   * Whether the trading core is not attached: 502 in 2024's dialect, 503 in 2026's; true in
   * webserver mode and for a moment of each reload.
   */
  public boolean isWrongState() {
    return (status == 502 || status == 503) && detail.contains(WRONG_STATE);
  }
}
