package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import java.net.URI;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A browser that wants to be told, as its Push API hands it out.
 *
 * @param endpoint where its push service takes messages
 * @param key its public key {@code p256dh}, in base64url
 * @param secret its secret {@code auth}, in base64url
 */
public record PushSubscription(URI endpoint, String key, String secret) {
  private static final int POINT_BYTES = 65;
  private static final int SECRET_BYTES = 16;

  /**
   * @throws IllegalArgumentException where the keys are none
   */
  public PushSubscription {
    if (decoded(key).length != POINT_BYTES || decoded(secret).length != SECRET_BYTES) {
      throw new IllegalArgumentException(
          "push subscription at "
              + endpoint.getHost()
              + ": expected a key of 65 bytes and a secret of 16");
    }
  }

  /**
   * As a browser's {@code PushSubscription.toJSON()} writes it.
   *
   * @throws IllegalArgumentException where it is none
   */
  static PushSubscription parse(JsonNode written) {
    JsonNode keys = written.path("keys");
    return new PushSubscription(
        URI.create(written.path("endpoint").asString("")),
        keys.path("p256dh").asString(""),
        keys.path("auth").asString(""));
  }

  /** With its secret. */
  ObjectNode json() {
    ObjectNode written = Json.object().put("endpoint", endpoint.toString());
    written.putObject("keys").put("p256dh", key).put("auth", secret);
    return written;
  }

  byte[] keyBytes() {
    return decoded(key);
  }

  byte[] secretBytes() {
    return decoded(secret);
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text.replace("=", ""));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "push subscription at " + endpoint.getHost();
  }
}
