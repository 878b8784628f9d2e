package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.freqtrade.api.BotEventListener;
import io.freqwatch.freqtrade.api.BotOptions;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.CallListener;
import io.freqwatch.freqtrade.api.HttpBotReader;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A bot that gives the recorded answers of a dialect, or what a test tells it to. */
final class RecordedBot implements AutoCloseable {
  private static final String API = "/api/v1";

  private final String dialect;
  private final Map<String, Response> scripted = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpServer server;
  private volatile @Nullable Response always;
  private volatile @Nullable BotEventListener listener;

  /**
   * @param dialect 2.40 or 2.49
   */
  RecordedBot(String dialect) {
    this.dialect = dialect;
    this.server =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new Router().get(API + "/*", this::answer).post(API + "/*", this::answer));
  }

  /** Answers one path with a JSON document from now on. */
  RecordedBot script(String path, String json) {
    scripted.put(path, Response.json(json));
    return this;
  }

  /** Answers everything in this way; null: as recorded again. */
  RecordedBot always(@Nullable Response response) {
    always = response;
    return this;
  }

  /** Paths with their query, in the order in which they were asked for. */
  List<String> asked() {
    return new ArrayList<>(asked);
  }

  /** Whom to tell of messages, once somebody follows. */
  BotEventListener listener() {
    BotEventListener following = listener;
    if (following == null) {
      throw new IllegalStateException("nobody follows");
    }
    return following;
  }

  BotAddress address(String name) {
    return new BotAddress(name, server.uri(), "freqtrader", Secret.of("secret"));
  }

  BotReader reader(Clock clock, CallListener calls) {
    return new HttpBotReader(address("alpha"), BotOptions.DEFAULT, fetcher, clock, calls);
  }

  /** Links without a WebSocket: tests speak to the {@link #listener}. */
  BotLink.Opener opener(Clock clock) {
    return (bot, calls) -> link(reader(clock, calls));
  }

  private BotLink link(BotReader reader) {
    return new BotLink() {
      @Override
      public BotReader reader() {
        return reader;
      }

      @Override
      public void follow(BotEventListener follower) {
        listener = follower;
      }

      @Override
      public void close() {}
    };
  }

  URI uri() {
    return server.uri();
  }

  private Response answer(Request request) throws IOException {
    String path = request.path().substring(API.length());
    String query = request.rawQuery();
    asked.add(query.isEmpty() ? path : path + "?" + query);
    Response fixed = always;
    if (fixed != null) {
      return fixed;
    }
    Response response = scripted.get(path);
    return response == null ? recorded(path) : response;
  }

  private Response recorded(String path) {
    String file = "/conformance/freqtrade/api-" + dialect + path + ".json";
    try (InputStream stream = RecordedBot.class.getResourceAsStream(file)) {
      return stream == null
          ? Response.json("{\"detail\":\"Not Found\"}").withStatus(404)
          : Response.json(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    fetcher.close();
  }
}
