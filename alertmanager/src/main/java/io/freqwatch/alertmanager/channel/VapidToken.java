package io.freqwatch.alertmanager.channel;

import io.freqwatch.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who we are to push services (RFC 8292): a token signed with a key that browsers know since they
 * subscribed.
 *
 * @param subject how our operator is reached: {@code mailto:} or an address of the web
 */
record VapidToken(PushIdentity identity, String subject) {
  private static final Duration VALIDITY = Duration.ofHours(12);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The header {@code Authorization} for a push service. */
  String authorization(URI endpoint, Instant now) throws IOException, GeneralSecurityException {
    ObjectNode claims = Json.object();
    claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    claims.put("exp", now.plus(VALIDITY).getEpochSecond());
    claims.put("sub", subject);
    String head = encoded(Json.object().put("typ", "JWT").put("alg", "ES256"));
    String signed = head + "." + encoded(claims);
    return "vapid t=" + signed + "." + signature(signed) + ", k=" + identity.publicKey();
  }

  private String signature(String text) throws IOException, GeneralSecurityException {
    byte[] number = Base64.getUrlDecoder().decode(identity.privateKey().read().reveal());
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(PushKeys.privateKey(number));
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return BASE64.encodeToString(signature.sign());
  }

  private static String encoded(ObjectNode json) {
    return BASE64.encodeToString(Json.bytes(json));
  }
}
