package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Tokens of OAuth 2.0 for clients that act for themselves (RFC 6749 §4.4), kept until shortly
 * before they end. Safe for many threads; several may ask for a token at once when one has ended.
 */
final class OAuth2Tokens {
  private static final Duration MARGIN = Duration.ofSeconds(10);
  private static final Duration USUAL_LIFE = Duration.ofHours(1);
  private static final int MAX_ANSWER_BYTES = 64 << 10;
  private static final int MAX_TOKENS = 1_000;

  private record Token(Secret text, long endNanos) {}

  private final HttpClients clients;
  private final Clock clock;
  private final Map<HttpAuth.OAuth2, Token> tokens = new ConcurrentHashMap<>();

  OAuth2Tokens(HttpClients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** A token that is valid now, asked for within the deadline where there is none yet. */
  Secret token(HttpAuth.OAuth2 identity, Duration deadline) throws IOException {
    Token known = tokens.get(identity);
    if (known != null && known.endNanos() - clock.monotonicNanos() > 0) {
      return known.text();
    }
    Token fresh = fetch(identity, deadline);
    if (tokens.size() >= MAX_TOKENS) {
      tokens.clear();
    }
    tokens.put(identity, fresh);
    return fresh.text();
  }

  private Token fetch(HttpAuth.OAuth2 identity, Duration deadline) throws IOException {
    HttpCall call =
        HttpCall.post(
                identity.tokenUrl(),
                "application/x-www-form-urlencoded",
                form(identity).getBytes(UTF_8))
            .withBasic(encoded(identity.clientId()), encodedSecret(identity.clientSecret()))
            .withMaxBodyBytes(MAX_ANSWER_BYTES)
            .within(deadline);
    HttpAnswer answer =
        clients.fetch(
            call,
            new HttpClientOptions(
                new HttpAuth.None(), identity.tls(), identity.proxy(), false, Map.of()));
    if (!answer.isSuccess()) {
      throw new IOException(call + " for a token answered with status " + answer.status());
    }
    return token(call, answer);
  }

  private Token token(HttpCall call, HttpAnswer answer) throws IOException {
    try {
      JsonNode json = Json.parse(answer.body());
      String text = json.path("access_token").asString("");
      if (text.isEmpty()) {
        throw new IOException(call + " answered without an access_token");
      }
      Duration life =
          Duration.ofSeconds(json.path("expires_in").asLong(USUAL_LIFE.toSeconds())).minus(MARGIN);
      return new Token(Secret.of(text), clock.monotonicNanos() + life.toNanos());
    } catch (JsonException e) {
      throw new IOException(call + " answered with no JSON", e);
    }
  }

  private static String form(HttpAuth.OAuth2 identity) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    if (!identity.scopes().isEmpty()) {
      fields.put("scope", String.join(" ", identity.scopes()));
    }
    fields.putAll(new TreeMap<>(identity.parameters()));
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static Secret encodedSecret(Credential secret) throws IOException {
    return Secret.of(encoded(secret.read().reveal()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
