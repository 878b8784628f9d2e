package io.freqwatch.http;

import java.io.IOException;

/** Adds the headers that keep a browser from doing harm with our pages. */
public final class SecurityHeaders implements Filter {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    return protect(next.handle(request));
  }

  private static Response protect(Response response) {
    return response
        .withHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .withHeader("X-Content-Type-Options", "nosniff")
        .withHeader("X-Frame-Options", "DENY")
        .withHeader("Referrer-Policy", "no-referrer")
        .withHeader("Cross-Origin-Opener-Policy", "same-origin");
  }
}
