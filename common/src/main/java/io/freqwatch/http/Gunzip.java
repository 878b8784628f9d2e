package io.freqwatch.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Decompresses bodies; a small one that unfolds beyond the limit is refused. */
final class Gunzip {
  private static final int PART_BYTES = 8 << 10;

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
      Pieces content = new Pieces();
      byte[] part = new byte[PART_BYTES];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        if (content.size() + length > maxBytes) {
          throw new TooLargeException();
        }
        content.add(ByteBuffer.wrap(part, 0, length));
      }
      return content.join();
    }
  }
}
