package io.freqwatch.alertmanager.channel;

/**
 * Names one notification to one integration; different for each notification, the same for each
 * attempt, also after a restart. Letters, digits and hyphens, at most 64 of them.
 */
public record DeliveryKey(String text) {
  private static final int MAX_LENGTH = 64;

  public DeliveryKey {
    if (!text.matches("[A-Za-z0-9-]{1," + MAX_LENGTH + "}")) {
      throw new IllegalArgumentException(
          "delivery key \"" + text + "\": expected 1 to 64 letters, digits and hyphens");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
