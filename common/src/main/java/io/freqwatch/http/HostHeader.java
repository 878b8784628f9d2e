package io.freqwatch.http;

import java.net.http.HttpRequest;

/**
 * Whether a call may say the name of its host itself. Java's client must have been told before its
 * first use, which a program that embeds us may have come before.
 */
final class HostHeader {
  private static final String PROPERTY = "jdk.httpclient.allowRestrictedHeaders";

  private HostHeader() {}

  /** Asks for it; false where it is too late. */
  static boolean allow() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "host");
    }
    try {
      HttpRequest.newBuilder().header("Host", "localhost");
      return true;
    } catch (IllegalArgumentException ignored) { // the number stands in the header then
      return false;
    }
  }
}
