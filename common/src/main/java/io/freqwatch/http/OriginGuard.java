package io.freqwatch.http;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what a page of another site makes a person's browser send, so that no stranger's page can
 * change anything here (cross-site request forgery). Programs send no {@code Origin} and pass;
 * reading passes too, since a browser does not hand a stranger's page the answer.
 */
public final class OriginGuard implements Filter {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    if (READING.contains(request.method()) || isOurs(request)) {
      return next.handle(request);
    }
    return Response.error(
        403, "a page of another site asked for this; open the page at this address instead");
  }

  private static boolean isOurs(Request request) {
    String origin = request.header("Origin").orElse("");
    return origin.isEmpty()
        || authority(origin).equals(authority(request.header("Host").orElse("")));
  }

  private static String authority(String text) {
    return text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3)
        .toLowerCase(Locale.ROOT);
  }
}
