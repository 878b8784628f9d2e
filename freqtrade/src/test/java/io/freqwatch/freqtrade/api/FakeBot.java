package io.freqwatch.freqtrade.api;

import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A bot that answers as recorded, is strict about logins, and fails on demand. */
final class FakeBot implements AutoCloseable {
  static final String USER = "freqtrader";
  static final Secret PASSWORD = Secret.of("correct horse");

  private final Map<String, Handler> answers = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile String access = "access-0";
  private volatile String refresh = "refresh-0";
  private final AtomicInteger logins = new AtomicInteger();
  private volatile Handler webSocket = request -> Response.status(403);

  FakeBot() {
    HttpServerOptions options =
        HttpServerOptions.builder("127.0.0.1", 0).drainTimeout(Duration.ofMillis(50)).build();
    this.server = HttpServer.start(options, this::handle);
    answer("/ping", "{\"status\":\"pong\"}");
  }

  BotAddress address() {
    return address(PASSWORD);
  }

  BotAddress address(Secret password) {
    return new BotAddress("alpha", server.uri(), USER, password);
  }

  /** Answers with a recorded body of a dialect. */
  FakeBot recorded(String dialect, String... names) {
    for (String name : names) {
      byte[] body = Recorded.body(dialect, name);
      on("/" + name, request -> Response.json(body));
    }
    return this;
  }

  FakeBot answer(String path, String json) {
    return on(path, request -> Response.json(json));
  }

  FakeBot on(String path, Handler handler) {
    answers.put(path, handler);
    return this;
  }

  FakeBot onWebSocket(Handler handler) {
    webSocket = handler;
    return this;
  }

  /** Method, path and query of every call, in order. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  long calls(String call) {
    return calls.stream().filter(call::equals).count();
  }

  /** Access tokens handed out so far are not taken any more. */
  void expireAccess() {
    access = "access-expired";
  }

  /** Nor are refresh tokens. */
  void expireAll() {
    expireAccess();
    refresh = "refresh-expired";
  }

  String accessToken() {
    return access;
  }

  void kill() {
    server.kill();
  }

  @Override
  public void close() {
    server.close();
  }

  private Response handle(Request request) throws java.io.IOException, InterruptedException {
    String path = request.path().replaceFirst("^/api/v1", "");
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    calls.add(request.method() + " " + path + (path.equals("/message/ws") ? "" : query));
    return switch (path) {
      case "/ping" -> answered(path, request);
      case "/message/ws" -> webSocket.handle(request);
      case "/token/login" -> hasPassword(request) ? tokens() : unauthorized();
      case "/token/refresh" -> hasToken(request, refresh) ? accessOnly() : unauthorized();
      default ->
          hasPassword(request) || hasToken(request, access)
              ? answered(path, request)
              : unauthorized();
    };
  }

  private Response answered(String path, Request request)
      throws java.io.IOException, InterruptedException {
    Handler handler = answers.get(path);
    return handler == null
        ? Response.json("{\"detail\":\"Not Found\"}").withStatus(404)
        : handler.handle(request);
  }

  private Response tokens() {
    int login = logins.incrementAndGet();
    access = "access-" + login + "-" + calls.size();
    refresh = "refresh-" + login;
    return Response.json(
        "{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}".formatted(access, refresh));
  }

  private Response accessOnly() {
    access = "access-refreshed-" + calls.size();
    return Response.json("{\"access_token\":\"%s\"}".formatted(access));
  }

  private static boolean hasPassword(Request request) {
    return request
        .basicAuthorization()
        .filter(basic -> basic.user().equals(USER) && basic.password().equals(PASSWORD))
        .isPresent();
  }

  private static boolean hasToken(Request request, String token) {
    return request.bearerToken().filter(Secret.of(token)::equals).isPresent();
  }

  private static Response unauthorized() {
    return Response.json("{\"detail\":\"Unauthorized\"}").withStatus(401);
  }
}
