package io.freqwatch.app;

import io.freqwatch.http.Handler;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.net.URI;
import java.util.Optional;

/**
 * Sends a browser that follows a link of a notification to the router's port on to our pages. What
 * stands behind {@code #} in the link stays with the browser, which takes it along (RFC 9110,
 * 10.2.2), so that the links of Alertmanager lead to the same place. Safe for use by many threads.
 */
final class PageRedirect {
  private static final String RUNBOOKS = "/runbooks/";

  private final String prefix;
  private volatile Optional<URI> pages = Optional.empty();

  /**
   * @param prefix what all paths of the port begin with; may be empty
   */
  PageRedirect(String prefix) {
    this.prefix = prefix;
  }

  /** From now on, to this address. */
  void to(URI web) {
    pages = Optional.of(web);
  }

  /** Redirects what is for a browser, and another handler for all else. */
  Handler before(Handler others) {
    return request -> {
      Optional<URI> target = pages.filter(_ -> isForBrowsers(request));
      return target.isPresent() ? redirect(target.get(), request) : others.handle(request);
    };
  }

  private boolean isForBrowsers(Request request) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    return reads && (isRoot(request) || request.path().startsWith(prefix + RUNBOOKS));
  }

  private boolean isRoot(Request request) {
    return request.path().equals(prefix + "/") || request.path().equals(prefix);
  }

  private Response redirect(URI web, Request request) {
    String path = isRoot(request) ? "/alerts" : request.rawPath().substring(prefix.length());
    return Response.status(302).withHeader("Location", web.resolve(path).toString());
  }
}
