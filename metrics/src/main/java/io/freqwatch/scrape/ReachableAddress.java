package io.freqwatch.scrape;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that Java's client can call. It takes no host with an underscore, such as the {@code
 * node_exporter} of so many compose files; such a name is looked up here and called by its address.
 */
final class ReachableAddress {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([A-Za-z0-9._-]{1,253})(:[0-9]{1,5})?");

  private ReachableAddress() {}

  /** Whether there is any chance. */
  static boolean isReachable(URI uri) {
    String authority = uri.getRawAuthority();
    return uri.getHost() != null
        ? uri.getRawUserInfo() == null
        : authority != null && HOST_AND_PORT.matcher(authority).matches();
  }

  /**
   * The address itself, or one with the host's number in the place of its name.
   *
   * @throws ScrapeFailure where the name has no number
   */
  static URI of(URI uri) {
    Matcher authority = HOST_AND_PORT.matcher(uri.getRawAuthority());
    if (uri.getHost() != null || !authority.matches()) {
      return uri;
    }
    String port = authority.group(2) == null ? "" : authority.group(2);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(
        uri.getScheme() + "://" + number(authority.group(1)) + port + uri.getRawPath() + query);
  }

  private static String number(String name) {
    try {
      String number = InetAddress.getByName(name).getHostAddress();
      return number.contains(":") ? "[" + number + "]" : number;
    } catch (UnknownHostException e) {
      throw new ScrapeFailure(ScrapeFailure.Cause.UNKNOWN_HOST, "unknown host '" + name + "'");
    }
  }
}
