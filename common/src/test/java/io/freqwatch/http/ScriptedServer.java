package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers request after request with the bytes it was given, whatever they are. It closes the
 * connection behind an answer that ends with {@link #CLOSED}, and after the last one waits.
 */
final class ScriptedServer implements AutoCloseable {
  /** Ends an answer behind which the server closes the connection. */
  static final String CLOSED = "\u0000";

  private final ServerSocket server;
  private final Queue<String> answers = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch waiting = new CountDownLatch(1);

  ScriptedServer(String... answers) throws IOException {
    this.answers.addAll(List.of(answers));
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
  }

  int connections() {
    return connections.get();
  }

  /** Heads of requests as they came. */
  List<String> requests() {
    return requests;
  }

  /** Until a request has come for which there is no answer. */
  void awaitUnanswered() throws InterruptedException {
    waiting.await();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      waiting.countDown();
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        requests.add(head);
        String answer = answers.poll();
        if (answer == null) {
          waiting.countDown();
          head(in);
          return;
        }
        socket.getOutputStream().write(answer.replace(CLOSED, "").getBytes(ISO_8859_1));
        if (answer.endsWith(CLOSED)) {
          return;
        }
      }
    } catch (IOException clientHasLeft) {
      sockets.remove(socket);
    }
  }

  private static String head(BufferedReader in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
