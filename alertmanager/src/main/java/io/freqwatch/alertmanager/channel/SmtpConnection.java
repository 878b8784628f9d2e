package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.TlsOptions;
import io.freqwatch.http.TlsSockets;
import io.freqwatch.lifecycle.Clock;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One connection to a mail server: commands and replies (RFC 5321), with TLS from the beginning or
 * from some moment on. Whatever comes after the deadline is too late. Used by one thread.
 */
final class SmtpConnection implements AutoCloseable {
  private static final int MAX_LINE = 2_000;
  private static final int MAX_LINES = 100;

  private final Clock clock;
  private final String host;
  private final TlsOptions tls;
  private final long end;
  private Socket socket;
  private InputStream in;
  private boolean encrypted;

  /**
   * Connects, and reads the greeting.
   *
   * @param implicitTls whether the server speaks TLS at once
   */
  SmtpConnection(
      InetSocketAddress server, TlsOptions tls, boolean implicitTls, Duration deadline, Clock clock)
      throws IOException {
    this.clock = clock;
    this.host = server.getHostString();
    this.tls = tls;
    this.end = clock.monotonicNanos() + deadline.toNanos();
    this.socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, server.getPort()), remainingMillis());
      this.in = new BufferedInputStream(socket.getInputStream());
      if (implicitTls) {
        encrypt();
      }
      expect(read(), 220, "the greeting");
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** Whether what is said is hidden from others. */
  boolean isPrivate() {
    return encrypted || socket.getInetAddress().isLoopbackAddress();
  }

  boolean isEncrypted() {
    return encrypted;
  }

  /** Asks for TLS, and speaks it from here on. What came unasked before does not count. */
  void startTls() throws IOException {
    command("STARTTLS", 220);
    if (in.available() > 0) {
      throw new SmtpException("the server speaks on behind STARTTLS", true);
    }
    encrypt();
  }

  private void encrypt() throws IOException {
    socket.setSoTimeout(remainingMillis());
    socket = TlsSockets.over(socket, host, tls);
    in = new BufferedInputStream(socket.getInputStream());
    encrypted = true;
  }

  /**
   * Sends a line and reads the reply to it.
   *
   * @throws SmtpException where the reply has another code; shows only the first word of the line
   */
  String command(String line, int code) throws IOException {
    return command(line, code, line.split("[ :]", 2)[0]);
  }

  /** As above, for a line that must not be shown. */
  String command(String line, int code, String shown) throws IOException {
    write(line + "\r\n");
    return expect(read(), code, shown);
  }

  /** Sends a mail, with the dots doubled that begin a line, and reads the reply. */
  void content(String wire) throws IOException {
    String stuffed = ("\r\n" + wire).replace("\r\n.", "\r\n..").substring(2);
    write(stuffed + ".\r\n");
    expect(read(), 250, "the mail");
  }

  private void write(String text) throws IOException {
    remainingMillis();
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** A reply, its lines parted by line breaks. */
  private String read() throws IOException {
    StringBuilder reply = new StringBuilder();
    for (int i = 0; i < MAX_LINES; i++) {
      String line = line();
      reply.append(i == 0 ? "" : "\n").append(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return reply.toString();
      }
    }
    throw new IOException("the reply has more than " + MAX_LINES + " lines");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      socket.setSoTimeout(remainingMillis());
      int c = in.read();
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c == '\n') {
        return line.toString().stripTrailing();
      }
      line.append((char) c);
      if (line.length() > MAX_LINE) {
        throw new IOException("a line of the reply is longer than " + MAX_LINE);
      }
    }
  }

  private static String expect(String reply, int code, String what) {
    if (reply.startsWith(Integer.toString(code))) {
      return reply;
    }
    throw new SmtpException("to " + what + " it said: " + reply, reply.startsWith("5"));
  }

  private int remainingMillis() throws SocketTimeoutException {
    long left = (end - clock.monotonicNanos()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
