package io.freqwatch.web.prometheus;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this machine. */
final class HostName {
  private HostName() {}

  static String own() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException ignored) { // a machine may have no name
      return "localhost";
    }
  }
}
