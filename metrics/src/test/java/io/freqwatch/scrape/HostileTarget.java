package io.freqwatch.scrape;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * A server that does to scrapers what broken and evil ones do, by path; on bare sockets, since no
 * HTTP server would.
 */
final class HostileTarget implements AutoCloseable {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\n";
  private static final long YEAR_2098 = 4_039_372_800_000L;

  /** Answers to a request on a connection that is closed afterwards. */
  @FunctionalInterface
  private interface Behaviour {
    void answer(OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private final AtomicInteger scrapes = new AtomicInteger();

  HostileTarget() {
    try {
      server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("hostile-target").start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** From now on all but the good ones begin an answer and go on only after {@link #goOn}. */
  void holdBack() {
    gate = new CountDownLatch(1);
  }

  void goOn() {
    gate.countDown();
  }

  @Override
  public void close() {
    closed.countDown();
    gate.countDown();
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException serverClosed) {
      closed.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      String path = in.readLine().split(" ")[1];
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        continue;
      }
      Behaviour behaviour = behaviour(path);
      if (!path.equals("/good")) {
        gate.await();
      }
      behaviour.answer(socket.getOutputStream());
    } catch (IOException | InterruptedException scraperHasLeft) {
      open.remove(socket);
    }
  }

  private Behaviour behaviour(String path) {
    return switch (path) {
      case "/good" -> out -> whole(out, "good 1\n".getBytes(UTF_8));
      case "/hang" -> out -> closed.await();
      case "/endless" -> HostileTarget::endless;
      case "/trickle" -> this::trickle;
      case "/bomb" -> HostileTarget::bomb;
      case "/million" -> HostileTarget::million;
      case "/short" -> out -> write(out, HEAD + "Content-Length: 100\r\n\r\ngood 1\n");
      case "/garbage" -> out -> write(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n");
      case "/loop" -> out -> write(out, redirect("/loop"));
      case "/away" -> out -> write(out, redirect("ftp://elsewhere/"));
      case "/future" -> out -> whole(out, ("good 1\nlate 1 " + YEAR_2098 + "\n").getBytes(UTF_8));
      case "/twice" -> out -> whole(out, "good 1\ngood 2\n".getBytes(UTF_8));
      case "/label" -> out -> whole(out, longLabel());
      case "/explosion" -> out -> whole(out, newSeries(scrapes.incrementAndGet()));
      default -> throw new IllegalArgumentException("no behaviour " + path);
    };
  }

  private static String redirect(String location) {
    return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static void endless(OutputStream out) throws IOException {
    write(out, HEAD + "\r\n");
    byte[] part = "endless{x=\"y\"} 1\n".repeat(1_000).getBytes(UTF_8);
    while (true) {
      out.write(part);
    }
  }

  private void trickle(OutputStream out) throws IOException, InterruptedException {
    write(out, HEAD + "Content-Length: 1000000\r\n\r\n");
    do {
      out.write('a');
      out.flush();
    } while (!closed.await(20, TimeUnit.MILLISECONDS));
  }

  private static void bomb(OutputStream out) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] part = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        gzip.write(part);
      }
    }
    write(out, HEAD + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
    out.write(packed.toByteArray());
    out.flush();
  }

  private static void million(OutputStream out) throws IOException {
    write(out, HEAD + "\r\n");
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < 1_000_000; i++) {
      part.append("m{i=\"").append(i).append("\"} 1\n");
      if (part.length() > 60_000) {
        write(out, part.toString());
        part.setLength(0);
      }
    }
  }

  private static byte[] longLabel() {
    return ("good{x=\"" + "y".repeat(4 << 20) + "\"} 1\n").getBytes(UTF_8);
  }

  /** A label that takes new values each time, beside one series that stays. */
  private static byte[] newSeries(int scrape) {
    StringBuilder body = new StringBuilder("good 1\n");
    for (int i = 0; i < 200; i++) {
      body.append("trade{trade_id=\"%d-%d\",side=\"long\"} 1%n".formatted(scrape, i));
    }
    return body.toString().getBytes(UTF_8);
  }

  private static void whole(OutputStream out, byte[] body) throws IOException {
    write(out, HEAD + "Content-Length: " + body.length + "\r\n\r\n");
    out.write(body);
    out.flush();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
