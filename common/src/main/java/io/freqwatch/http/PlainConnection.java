package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.freqwatch.lifecycle.Clock;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/**
 * A socket to a server, and what was read from it ahead. Each call begins with a deadline, beyond
 * which nothing is waited for. Used by one thread at a time; any thread may close it.
 */
final class PlainConnection implements Closeable {
  private static final int BUFFER_BYTES = 4 << 10;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Socket socket;
  private final Clock clock;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private long deadlineNanos;
  private boolean answered;

  private PlainConnection(Socket socket, Clock clock) {
    this.socket = socket;
    this.clock = clock;
  }

  /**
   * Connects; blocks for the name's address as long as the system takes for it.
   *
   * @throws UnknownHostException where the name has no address
   */
  static PlainConnection open(String host, int port, int timeoutMillis, Clock clock)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, timeoutMillis);
      return new PlainConnection(socket, clock);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a request; its answer is read until a time of the monotonic clock. */
  void send(byte[] request, long untilNanos) throws IOException {
    deadlineNanos = untilNanos;
    answered = false;
    socket.getOutputStream().write(request);
  }

  /** Whether any byte came since {@link #send}. */
  boolean isAnswered() {
    return answered;
  }

  /** Whether more came than was asked for. */
  boolean hasMore() {
    return next < end;
  }

  /**
   * A line without its end.
   *
   * @throws IOException where it is longer than some bytes
   */
  String line(int mostBytes) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (next == end && !fill()) {
        throw new EOFException("EOF reached while reading headers");
      }
      int from = next;
      while (next < end && buffer[next] != '\n') {
        next++;
      }
      line.append(new String(buffer, from, next - from, ISO_8859_1));
      if (line.length() > mostBytes) {
        throw new IOException("a line of the headers has more than " + mostBytes + " bytes");
      }
      if (next < end) {
        next++;
        int length = line.length();
        boolean returned = length > 0 && line.charAt(length - 1) == '\r';
        return returned ? line.substring(0, length - 1) : line.toString();
      }
    }
  }

  /** Some bytes, at most as many as asked for; -1 at the end. */
  int read(byte[] target, int at, int most) throws IOException {
    if (next == end) {
      return receive(target, at, most);
    }
    int length = Math.min(most, end - next);
    System.arraycopy(buffer, next, target, at, length);
    next += length;
    return length;
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, receive(buffer, 0, buffer.length));
    return end > 0;
  }

  private int receive(byte[] target, int at, int most) throws IOException {
    long leftMillis = (deadlineNanos - clock.monotonicNanos()) / NANOS_PER_MILLI;
    if (leftMillis <= 0) {
      throw new SocketTimeoutException("the deadline has passed");
    }
    socket.setSoTimeout((int) Math.min(leftMillis, Integer.MAX_VALUE));
    int length = socket.getInputStream().read(target, at, most);
    answered |= length > 0;
    return length;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
