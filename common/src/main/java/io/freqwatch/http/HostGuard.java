package io.freqwatch.http;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Answers only requests whose {@code Host} is a name of ours, with any port. Without it a web page
 * of a stranger could point its own name at 127.0.0.1 and read what listens there (DNS rebinding).
 */
public final class HostGuard implements Filter {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names = new HashSet<>(LOOPBACK);

  /** Accepts the names of the loopback interface and these. */
  public HostGuard(Collection<String> moreNames) {
    moreNames.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether a bind address is one that only this machine reaches, so that a guard makes sense. */
  public static boolean isLoopback(String bindHost) {
    return bindHost.equals("localhost")
        || bindHost.startsWith("127.")
        || bindHost.equals("::1")
        || bindHost.equals("[::1]");
  }

  @Override
  public Response apply(Request request, Handler next) throws IOException, InterruptedException {
    String host = request.header("Host").orElse("");
    if (host.isEmpty() || names.contains(nameOf(host))) {
      return next.handle(request);
    }
    return Response.error(
        421,
        "this server does not answer as '"
            + host
            + "'; use localhost or 127.0.0.1, or add the name to its configuration");
  }

  private static String nameOf(String host) {
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon > host.lastIndexOf(']');
    return (hasPort ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }
}
