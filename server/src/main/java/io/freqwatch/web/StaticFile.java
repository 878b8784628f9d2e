package io.freqwatch.web;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** One file of the UI, as it is and compressed, each with the answer ready to be sent. */
final class StaticFile {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  private final Response plain;
  private final Map<String, Response> compressed;

  /**
   * @param compressed contents by their encoding, {@code br} and {@code gzip}
   */
  StaticFile(String path, byte[] content, Map<String, byte[]> compressed) {
    String etag = etag(content);
    this.plain = answer(path, content).withEtag(etag);
    this.compressed =
        compressed.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> encoded(path, entry, etag)));
  }

  Response answer(Request request) {
    for (String encoding : new String[] {"br", "gzip"}) {
      Response response = compressed.get(encoding);
      if (response != null && request.acceptsEncoding(encoding)) {
        return response;
      }
    }
    return plain;
  }

  private static Response encoded(String path, Map.Entry<String, byte[]> content, String etag) {
    return answer(path, content.getValue())
        .withContentEncoding(content.getKey())
        .withEtag(etag + "-" + content.getKey());
  }

  private static Response answer(String path, byte[] content) {
    String suffix = path.substring(path.lastIndexOf('.') + 1);
    return Response.bytes(TYPES.getOrDefault(suffix, "application/octet-stream"), content)
        .withHeader("Cache-Control", caching(path))
        .withHeader("Vary", "Accept-Encoding");
  }

  /** Names under {@code /assets} hold a hash of their content; all else may change. */
  private static String caching(String path) {
    return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private static String etag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
