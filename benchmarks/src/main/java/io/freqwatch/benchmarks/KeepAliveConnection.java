package io.freqwatch.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 connection that asks the same question again and again, as Prometheus does. Written
 * on a socket so that the load generator costs next to nothing beside the server under measurement.
 */
final class KeepAliveConnection implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;
  private final byte[] request;
  private final byte[] discard = new byte[64 * 1024];

  KeepAliveConnection(URI uri) throws IOException {
    this(uri, "Accept: text/plain;version=0.0.4\r\nAccept-Encoding: gzip\r\n");
  }

  /**
   * @param headers to send with each question, each ended by a line break
   */
  KeepAliveConnection(URI uri, String headers) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 5_000);
    in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    request =
        ("GET " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
  }

  /** Asks once and reads the whole answer; returns the body's length. */
  long ask() throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("expected 200, found " + status);
    }
    long length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).trim());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      }
    }
    return chunked ? skipChunks() : skip(length);
  }

  private long skipChunks() throws IOException {
    long total = 0;
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      total += skip(size);
      line();
    }
    line();
    return total;
  }

  private long chunkSize() throws IOException {
    return Long.parseLong(line().trim(), 16);
  }

  private long skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      int read = in.read(discard, 0, (int) Math.min(left, discard.length));
      if (read < 0) {
        throw new EOFException("the answer ended " + left + " bytes early");
      }
      left -= read;
    }
    return length;
  }

  private String line() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended");
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
