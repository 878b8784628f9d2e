package io.freqwatch.alertmanager.alert;

/** Why a notification is sent; the texts are those of Alertmanager's templates and webhooks. */
public enum NotificationReason {
  FIRST("first notification"),
  NEW_ALERTS("new alerts added"),
  NEW_RESOLVED("some alerts resolved"),
  ALL_RESOLVED("all alerts resolved"),
  REPEAT("repeat interval elapsed");

  private final String text;

  NotificationReason(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
