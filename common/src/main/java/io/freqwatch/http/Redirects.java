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

  /**
   * What tells a stranger nothing; any other header may be a key that only its receiver may see.
   */
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "user-agent",
          "x-prometheus-scrape-timeout-seconds",
          "x-prometheus-refresh-interval-seconds");

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
      HttpCall moved = call.movedTo(call.uri().resolve(new URI(location)));
      return isSameServer(call.uri(), moved.uri()) || isHarmless(call)
          ? Optional.of(moved)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException ignoredSinceTheCallerSeesIt) {
      return Optional.empty();
    }
  }

  private static boolean isSameServer(URI from, URI to) {
    return from.getScheme().equalsIgnoreCase(to.getScheme())
        && from.getRawAuthority().equalsIgnoreCase(to.getRawAuthority());
  }

  private static boolean isHarmless(HttpCall call) {
    return call.headers().stream()
        .allMatch(header -> HARMLESS.contains(header.name().toLowerCase(Locale.ROOT)));
  }

  private static boolean isConfidential(HttpCall call) {
    return !call.method().equals("GET")
        || call.headers().stream()
            .anyMatch(header -> CREDENTIALS.contains(header.name().toLowerCase(Locale.ROOT)));
  }
}
