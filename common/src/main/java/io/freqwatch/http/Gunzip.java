package io.freqwatch.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Decompresses bodies; a small one that unfolds beyond the limit is refused. */
final class Gunzip {
  private Gunzip() {}

  static byte[] decode(HttpCall call, Headers headers, byte[] body) {
    String encoding = headers.first("Content-Encoding").orElse("identity").strip();
    if (body.length == 0 || encoding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
      throw Failures.broken(call, new IOException("content encoding '" + encoding + "'"));
    }
    try {
      return unfold(body, call.maxBodyBytes());
    } catch (IOException e) {
      throw Failures.of(call, e);
    }
  }

  private static byte[] unfold(byte[] body, int maxBytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] content = in.readNBytes(maxBytes);
      if (content.length == maxBytes && in.read() >= 0) {
        throw new TooLargeException();
      }
      return content;
    }
  }
}
