package io.freqwatch.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a listener binds.
 *
 * @param host a name or address; an IPv6 address without brackets
 * @param port 0 lets the machine choose
 */
public record ListenAddress(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?<host>\\[[0-9a-fA-F:.]+]|[^:\\[\\]/\\s]*):(?<port>\\d{1,5})");
  private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
  private static final String ALL_INTERFACES = "0.0.0.0";
  private static final int MAX_PORT = 65_535;

  public ListenAddress {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port " + port + " is not from 0 to " + MAX_PORT);
    }
  }

  /**
   * Reads {@code 127.0.0.1:3000}, {@code [::1]:3000} or {@code :3000}, which means all interfaces.
   *
   * @throws IllegalArgumentException where the text is none of them
   */
  public static ListenAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no host:port: " + text);
    }
    String host = matcher.group("host").replace("[", "").replace("]", "");
    int port = Integer.parseInt(matcher.group("port"));
    return new ListenAddress(host.isEmpty() ? ALL_INTERFACES : host, port);
  }

  public static ListenAddress loopback(int port) {
    return new ListenAddress("127.0.0.1", port);
  }

  /** Whether only this machine can reach it. Names but {@code localhost} are not looked up. */
  public boolean isLoopback() {
    return host.toLowerCase(Locale.ROOT).equals("localhost")
        || host.equals("::1")
        || IPV4_LOOPBACK.matcher(host).matches();
  }

  /**
   * The same host with a higher port; port 0 stays 0.
   *
   * @throws IllegalArgumentException where the port would leave its range
   */
  ListenAddress shifted(int portOffset) {
    if (port == 0) {
      return this;
    }
    int moved = port + portOffset;
    if (moved < 1 || moved > MAX_PORT) {
      throw new IllegalArgumentException(
          "--port-offset: found %d, which moves port %d to %d, expected at most %d"
              .formatted(portOffset, port, moved, MAX_PORT - port));
    }
    return new ListenAddress(host, moved);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
