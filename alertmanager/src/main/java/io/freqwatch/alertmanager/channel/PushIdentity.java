package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.Credential;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/**
 * The keys by which push services know us (RFC 8292); browsers subscribe with the public one, so
 * that whoever makes new ones loses all subscriptions.
 *
 * @param publicKey a point of P-256, in base64url
 * @param privateKey the number that belongs to it, in base64url
 */
public record PushIdentity(String publicKey, Credential privateKey) {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String PUBLIC = "publicKey";
  private static final String PRIVATE = "privateKey";

  /** A new one, as JSON, which only its owner may read. */
  static byte[] made(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      return Json.bytes(
          Json.object()
              .put(PUBLIC, BASE64.encodeToString(PushKeys.point((ECPublicKey) pair.getPublic())))
              .put(
                  PRIVATE,
                  BASE64.encodeToString(
                      PushKeys.number(((ECPrivateKey) pair.getPrivate()).getS()))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java knows no P-256", e);
    }
  }

  /**
   * @throws IllegalArgumentException where these bytes are none
   */
  static PushIdentity parse(byte[] bytes) {
    try {
      JsonNode read = Json.parse(bytes);
      PushIdentity identity =
          new PushIdentity(
              read.path(PUBLIC).asString(""), Credential.of(read.path(PRIVATE).asString("")));
      identity.requireKeys(read.path(PRIVATE).asString(""));
      return identity;
    } catch (JsonException | GeneralSecurityException e) {
      throw new IllegalArgumentException("expected a pair of keys of P-256: " + e.getMessage(), e);
    }
  }

  private void requireKeys(String secret) throws GeneralSecurityException {
    Object _ = PushKeys.publicKey(Base64.getUrlDecoder().decode(publicKey));
    Object _ = PushKeys.privateKey(Base64.getUrlDecoder().decode(secret));
  }
}
