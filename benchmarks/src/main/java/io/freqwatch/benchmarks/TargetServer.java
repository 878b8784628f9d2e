package io.freqwatch.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Targets for a scraper on one port, by path: {@code /healthy/...} answer with a hundred series,
 * {@code /hung/...} never answer, and those that begin with a {@link HostileKind} do as it says.
 * Keeps how far apart the scrapes of each healthy one come.
 */
final class TargetServer implements AutoCloseable {
  private static final int SERIES = 100;

  private final ServerSocket server;
  private final long intervalNanos;
  private final byte[] answer = answer();
  private final Map<String, Long> last = new ConcurrentHashMap<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Latencies jitter = new Latencies();

  TargetServer(long intervalNanos) {
    this.intervalNanos = intervalNanos;
    try {
      server = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().name("targets").start(this::accept);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Begins to measure, forgetting what was; answers what it measures into. */
  Latencies measure() {
    jitter = new Latencies();
    return jitter;
  }

  @Override
  public void close() {
    closed.countDown();
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
      String path = path(in);
      while (!path.isEmpty() && answer(path, socket.getOutputStream())) {
        path = path(in);
      }
    } catch (IOException | InterruptedException scraperHasLeft) {
      open.remove(socket);
    }
    open.remove(socket);
  }

  private static String path(BufferedReader in) throws IOException {
    String request = in.readLine();
    String line = request;
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    return request == null ? "" : request.split(" ", -1)[1];
  }

  /** Whether there may be another request on the connection. */
  private boolean answer(String path, OutputStream out) throws IOException, InterruptedException {
    Optional<HostileKind> kind = kind(path);
    if (kind.isPresent()) {
      kind.get().answer(out, closed);
      return !kind.get().isLast();
    }
    if (path.startsWith("/hung/")) {
      closed.await();
    } else {
      arrived(path);
      out.write(answer);
    }
    return true;
  }

  private static Optional<HostileKind> kind(String path) {
    return Arrays.stream(HostileKind.values())
        .filter(each -> path.startsWith("/" + each.text() + "/"))
        .findFirst();
  }

  private void arrived(String path) {
    long now = System.nanoTime();
    Long before = last.put(path, now);
    if (before != null) {
      jitter.add(Math.abs(now - before - intervalNanos));
    }
  }

  private static byte[] answer() {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < SERIES; i++) {
      body.append("bench_value{number=\"").append(i).append("\"} ").append(i).append('\n');
    }
    return ("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(US_ASCII);
  }
}
