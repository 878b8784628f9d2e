package io.freqwatch.freqtrade.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Web Tokens signed with HS256, with the claims Freqtrade gives them. Thread-safe. */
final class Tokens {
  /** What a token is good for. */
  enum Type {
    ACCESS(Duration.ofMinutes(15)),
    REFRESH(Duration.ofDays(30));

    private final Duration lifetime;

    Type(Duration lifetime) {
      this.lifetime = lifetime;
    }

    private String claim() {
      return this == ACCESS ? "access" : "refresh";
    }
  }

  private static final String ALGORITHM = "HmacSHA256";
  private static final String HEADER =
      encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8));

  private final SecretKeySpec key;
  private final Clock clock;

  Tokens(Secret key, Clock clock) {
    this.key = new SecretKeySpec(key.reveal().getBytes(UTF_8), ALGORITHM);
    this.clock = clock;
  }

  String issue(String user, Type type) {
    long now = clock.wallMillis() / 1000;
    ObjectNode claims = Json.object();
    claims.putObject("identity").put("u", user);
    claims.put("exp", now + type.lifetime.toSeconds()).put("iat", now).put("type", type.claim());
    String signed = HEADER + "." + encode(Json.bytes(claims));
    return signed + "." + encode(signature(signed));
  }

  /** Whether we signed it, for this purpose, and it has not expired. */
  boolean isValid(String token, Type type) {
    int dot = token.lastIndexOf('.');
    return dot > 0 && isSigned(token, dot) && isCurrent(token.substring(0, dot), type);
  }

  /** The user a valid token was issued to. */
  String user(String token) {
    return claims(token).path("identity").path("u").asString("");
  }

  private boolean isSigned(String token, int dot) {
    byte[] expected = encode(signature(token.substring(0, dot))).getBytes(US_ASCII);
    return MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(US_ASCII));
  }

  private boolean isCurrent(String signed, Type type) {
    try {
      JsonNode claims = claims(signed);
      boolean alive = claims.path("exp").asLong(0) > clock.wallMillis() / 1000;
      return alive && claims.path("type").asString("").equals(type.claim());
    } catch (JsonException | IllegalArgumentException ignoredSinceItIsNoToken) {
      return false;
    }
  }

  private static JsonNode claims(String token) {
    String[] parts = token.split("\\.", -1);
    return Json.parse(Base64.getUrlDecoder().decode(parts.length > 1 ? parts[1] : ""));
  }

  private byte[] signature(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
