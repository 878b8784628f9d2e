package io.freqwatch.http;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Refuses what a page of another origin has a browser send. Whoever changes something on a port
 * without logins needs no password, so a form on a stranger's page could do it too. Programs send
 * neither of the two headers. Against names that lead here it takes a {@link HostGuard} besides.
 */
public final class OwnPages implements Filter {
  private static final Set<String> OURS = Set.of("same-origin", "none");

  private final Function<String, Response> refusal;

  /**
   * @param refusal puts what is wrong into the form of the port
   */
  public OwnPages(Function<String, Response> refusal) {
    this.refusal = refusal;
  }

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    return isForeign(request)
        ? refusal.apply("a page of another origin may not ask for this")
        : next.handle(request);
  }

  private static boolean isForeign(Request request) {
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return !OURS.contains(site.get());
    }
    String host = request.header("Host").orElse("");
    return request.header("Origin").filter(origin -> !origin.endsWith("://" + host)).isPresent();
  }
}
