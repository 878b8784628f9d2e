package io.freqwatch.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an answer sends the caller on, if the caller may follow. */
final class Redirects {
  static final int MAX = 5;

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);
  private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie");

  private Redirects() {}

  /** The next call; empty where the answer is no redirect, or a redirect that must not be taken. */
  static Optional<HttpCall> next(HttpCall call, HttpAnswer answer) {
    if (!call.followsRedirects() || !STATUSES.contains(answer.status()) || isConfidential(call)) {
      return Optional.empty();
    }
    return answer.header("Location").flatMap(location -> at(call, location));
  }

  private static Optional<HttpCall> at(HttpCall call, String location) {
    try {
      return Optional.of(call.movedTo(call.uri().resolve(new URI(location))));
    } catch (URISyntaxException | IllegalArgumentException ignoredSinceTheCallerSeesIt) {
      return Optional.empty();
    }
  }

  private static boolean isConfidential(HttpCall call) {
    return !call.method().equals("GET")
        || call.headers().stream()
            .anyMatch(header -> CREDENTIALS.contains(header.name().toLowerCase(Locale.ROOT)));
  }
}
