package io.freqwatch.gotemplate.functions;

import java.util.Optional;

/** A host and a port behind it, as Go's {@code net.SplitHostPort} reads them. */
record HostPort(String host, String port) {
  static Optional<HostPort> of(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    String port = text.substring(colon + 1);
    if (host.startsWith("[")) {
      return host.indexOf(']') == host.length() - 1
          ? Optional.of(new HostPort(host.substring(1, host.length() - 1), port))
          : Optional.empty();
    }
    boolean ambiguous = host.indexOf(':') >= 0 || text.indexOf('[') >= 0 || text.indexOf(']') >= 0;
    return ambiguous ? Optional.empty() : Optional.of(new HostPort(host, port));
  }

  static String withoutPort(String text) {
    return of(text).map(HostPort::host).orElse(text);
  }

  /** The host up to its first point, with its port; addresses stay as they are. */
  static String withoutDomain(String text) {
    Optional<HostPort> parts = of(text);
    String host = parts.map(HostPort::host).orElse(text);
    if (isAddress(host)) {
      return text;
    }
    String first = host.split("\\.", 2)[0];
    String port = parts.map(HostPort::port).orElse("");
    if (port.isEmpty()) {
      return first;
    }
    return (first.indexOf(':') >= 0 ? "[" + first + "]" : first) + ":" + port;
  }

  private static boolean isAddress(String host) {
    boolean four = host.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}");
    return four || (host.indexOf(':') >= 0 && host.matches("[0-9a-fA-F:.]+"));
  }
}
