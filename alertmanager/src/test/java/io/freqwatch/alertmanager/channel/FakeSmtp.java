package io.freqwatch.alertmanager.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server for what the real one of the tests has not: STARTTLS, and replies that are told
 * before. One connection after the other.
 */
final class FakeSmtp implements AutoCloseable {
  private final ServerSocket server;
  private final SSLContext tls;
  private final String refused;
  private final String refusal;
  private final BooleanSupplier refuses;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  /**
   * @param refused beginning of the command that is refused; none where empty
   */
  FakeSmtp(SSLContext tls, String refused, String refusal) throws IOException {
    this(tls, refused, refusal, () -> true);
  }

  /** As above, while the last one says so. */
  FakeSmtp(SSLContext tls, String refused, String refusal, BooleanSupplier refuses)
      throws IOException {
    this.refuses = refuses;
    this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    this.tls = tls;
    this.refused = refused;
    this.refusal = refusal;
    Thread.ofVirtual().name("fake-smtp").start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** What clients said; lines under TLS begin with an asterisk. */
  List<String> lines() {
    return lines;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket, "220 fake\r\n", "");
      } catch (IOException ignored) { // the client or the test has gone
        continue;
      }
    }
  }

  private void talk(Socket socket, String greeting, String mark) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    say(socket, greeting);
    boolean inMail = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      lines.add(mark + line);
      if (line.equals("STARTTLS")) {
        say(socket, "220 go\r\n");
        talk(encrypted(socket), "", "*");
        return;
      }
      inMail = inMail ? !line.equals(".") : line.equals("DATA");
      if (!inMail || line.equals("DATA")) {
        say(socket, reply(line, mark));
      }
    }
  }

  private String reply(String line, String mark) {
    if (!refused.isEmpty() && refuses.getAsBoolean() && line.startsWith(refused)) {
      return refusal + "\r\n";
    }
    if (line.startsWith("EHLO")) {
      String more = mark.isEmpty() ? "250 STARTTLS\r\n" : "250 AUTH CRAM-MD5 PLAIN\r\n";
      return "250-fake\r\n" + more;
    }
    if (line.startsWith("AUTH CRAM-MD5")) {
      return "334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\r\n";
    }
    if (line.equals("dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw")) {
      return "235 welcome\r\n";
    }
    return line.equals("DATA")
        ? "354 go on\r\n"
        : (line.equals("QUIT") ? "221 " : "250 ") + "ok\r\n";
  }

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            tls.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
    secure.setUseClientMode(false);
    secure.startHandshake();
    return secure;
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
