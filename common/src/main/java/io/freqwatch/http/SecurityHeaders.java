package io.freqwatch.http;

import java.io.IOException;
import java.util.List;

/** Adds the headers that keep a browser from doing harm with our pages. */
public final class SecurityHeaders implements Filter {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self';"
          + " frame-ancestors 'none'";

  private static final List<Header> HEADERS =
      List.of(
          new Header("Content-Security-Policy", CONTENT_SECURITY_POLICY),
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("X-Frame-Options", "DENY"),
          new Header("Referrer-Policy", "no-referrer"),
          new Header("Cross-Origin-Opener-Policy", "same-origin"));

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    return next.handle(request).withHeaders(HEADERS);
  }
}
