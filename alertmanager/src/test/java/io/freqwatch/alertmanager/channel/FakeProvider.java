package io.freqwatch.alertmanager.channel;

import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A provider of a channel on port 0: what it is told to answer next comes first, then what its
 * rules say.
 */
final class FakeProvider implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Response> next = new ArrayDeque<>();
  private final List<String> bodies = new ArrayList<>();
  private final Handler rules;
  private final HttpServer server;

  FakeProvider(Handler rules) {
    this.rules = rules;
    this.server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), this::answer);
  }

  /** Answers one request with this, whatever it asks. */
  void answerNext(Response response) {
    lock.lock();
    try {
      next.add(response);
    } finally {
      lock.unlock();
    }
  }

  /** The bodies of the requests that the rules took. */
  List<String> taken() {
    lock.lock();
    try {
      return List.copyOf(bodies);
    } finally {
      lock.unlock();
    }
  }

  String url() {
    return server.uri().toString();
  }

  private Response answer(Request request) throws IOException, InterruptedException {
    byte[] _ = request.body(); // what is left unread breaks the connection
    Response told;
    lock.lock();
    try {
      told = next.poll();
    } finally {
      lock.unlock();
    }
    return told == null ? byRules(request) : told;
  }

  private Response byRules(Request request) throws IOException, InterruptedException {
    Response response = rules.handle(request);
    if (response.status() < 300) {
      remember(request);
    }
    return response;
  }

  private void remember(Request request) throws IOException {
    lock.lock();
    try {
      bodies.add(request.bodyText());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
