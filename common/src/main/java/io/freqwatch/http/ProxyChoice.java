package io.freqwatch.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Chooses the proxy of each call. A host that is a name is never resolved for that. */
final class ProxyChoice extends ProxySelector {
  private static final int DEFAULT_PORT = 80;

  private final ProxyOptions options;

  ProxyChoice(ProxyOptions options) {
    this.options = options;
  }

  @Override
  public List<Proxy> select(URI uri) {
    Optional<URI> proxy =
        "https".equalsIgnoreCase(uri.getScheme()) ? options.https() : options.http();
    String host = uri.getHost();
    return proxy.isEmpty() || host == null || isException(host)
        ? List.of(Proxy.NO_PROXY)
        : List.of(new Proxy(Proxy.Type.HTTP, address(proxy.get())));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // the call that failed tells its caller
  }

  private static InetSocketAddress address(URI proxy) {
    int port = proxy.getPort() < 0 ? DEFAULT_PORT : proxy.getPort();
    return new InetSocketAddress(proxy.getHost(), port);
  }

  private boolean isException(String host) {
    String name = host.toLowerCase(Locale.ROOT).replace("[", "").replace("]", "");
    return name.equals("localhost")
        || name.startsWith("127.")
        || name.equals("::1")
        || options.exceptions().stream().anyMatch(exception -> matches(exception, name));
  }

  private static boolean matches(String written, String host) {
    String exception = written.strip().toLowerCase(Locale.ROOT);
    if (exception.isEmpty()) {
      return false;
    }
    if (exception.contains("/")) {
      return isInRange(exception, host);
    }
    return exception.equals("*")
        || exception.equals(host)
        || host.endsWith(exception.startsWith(".") ? exception : "." + exception);
  }

  private static boolean isInRange(String range, String host) {
    if (!host.matches("[0-9.]+|[0-9a-f:]*:[0-9a-f:.]*")) {
      return false;
    }
    try {
      String[] parts = range.split("/", 2);
      byte[] network = InetAddress.ofLiteral(parts[0]).getAddress();
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      return sharePrefix(network, address, Integer.parseInt(parts[1]));
    } catch (IllegalArgumentException ignored) { // what is no range holds nobody
      return false;
    }
  }

  private static boolean sharePrefix(byte[] a, byte[] b, int bits) {
    if (a.length != b.length || bits < 0 || bits > a.length * Byte.SIZE) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((a[bit / Byte.SIZE] ^ b[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
