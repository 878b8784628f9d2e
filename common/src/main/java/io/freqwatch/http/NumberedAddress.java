package io.freqwatch.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with its host's number in the place of the name. Java's client takes no host with an
 * underscore, such as the {@code node_exporter} of so many compose files, and offers no name in a
 * TLS handshake but that of the address: in both cases it is given the number, and we say the name.
 */
final class NumberedAddress {
  private static final Pattern NAME_AND_PORT =
      Pattern.compile("([A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,253}");

  private NumberedAddress() {}

  /** Finds the number of a name; blocks. */
  @FunctionalInterface
  interface NameLookup {
    InetAddress of(String name) throws UnknownHostException;
  }

  static boolean isName(String host) {
    return NAME.matcher(host).matches();
  }

  /** Whether it has a host that can be looked up, though Java's own parser sees none. */
  static boolean isNamed(URI uri) {
    String authority = uri.getRawAuthority();
    return authority != null && NAME_AND_PORT.matcher(authority).matches();
  }

  /** The host, whatever characters it has; empty where there is none. */
  static String host(URI uri) {
    if (uri.getHost() != null) {
      return uri.getHost();
    }
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    Matcher matcher = NAME_AND_PORT.matcher(authority);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** One that has a number already stays as it is. */
  static URI of(URI uri, NameLookup names) throws UnknownHostException {
    Matcher authority = NAME_AND_PORT.matcher(uri.getRawAuthority());
    if (!authority.matches()) {
      return uri;
    }
    String port = authority.group(2) == null ? "" : authority.group(2);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String number = names.of(authority.group(1)).getHostAddress();
    String host = number.contains(":") ? "[" + number + "]" : number;
    return URI.create(uri.getScheme() + "://" + host + port + uri.getRawPath() + query);
  }
}
