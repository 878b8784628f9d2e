package io.freqwatch.http;

/** Weak comparison of entity tags (RFC 9110, 13.1.2). */
final class Etags {
  private Etags() {}

  static boolean matches(String ifNoneMatch, String etag) {
    for (String candidate : ifNoneMatch.split(",", -1)) {
      String trimmed = candidate.strip();
      if (trimmed.equals("*") || strong(trimmed).equals(strong(etag))) {
        return true;
      }
    }
    return false;
  }

  private static String strong(String etag) {
    return etag.startsWith("W/") ? etag.substring(2) : etag;
  }
}
