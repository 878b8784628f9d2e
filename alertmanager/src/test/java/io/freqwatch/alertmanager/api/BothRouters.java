package io.freqwatch.alertmanager.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The real Alertmanager and ours in strict mode, and the receivers that both tell. Of those {@code
 * flaky} fails at every first attempt of two, {@code hanging} answers it too late, and {@code
 * refusing} refuses every third message.
 */
final class BothRouters implements AutoCloseable {
  private static final Clock CLOCK = Clock.system();
  private static final String REAL = "real";
  private static final String OURS = "ours";

  /** Longer than {@code hanging} may take. */
  private static final Duration HANGS = Duration.ofMillis(600);

  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private final Stage stage;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final HttpServer receivers;
  private final RealAlertmanager real;
  private final RunningRouter ours;
  private final Instant begin;
  private final Streams realStreams;
  private final Streams ourStreams;
  private final Map<URI, String> lastSilence = new HashMap<>();

  BothRouters(Path folder, Stage stage) throws IOException, InterruptedException {
    this.stage = stage;
    receivers =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            new Router().post("/{who}/{receiver}", this::hear));
    real = new RealAlertmanager(folder, stage.config(base(REAL)), fetcher);
    ours =
        new RunningRouter(
            Files.createDirectory(folder.resolve(OURS)), stage.config(base(OURS)), true);
    warmUp();
    Instant ready = Instant.ofEpochMilli(CLOCK.wallMillis()).plusMillis(500);
    begin = ready.isBefore(stage.notBefore()) ? stage.notBefore() : ready;
    realStreams = new Streams(begin);
    ourStreams = new Streams(begin);
  }

  /** What the machine does at a first request only is not to disturb the play. */
  private void warmUp() {
    for (URI each : List.of(real.uri(), ours.uri())) {
      for (int i = 0; i < 5; i++) {
        HttpCall call =
            HttpCall.post(each.resolve("/api/v2/alerts"), "application/json", "[]".getBytes(UTF_8));
        assertThat(fetcher.fetch(call).status()).isEqualTo(200);
      }
    }
  }

  private String base(String who) {
    return receivers.uri() + "/" + who;
  }

  private Response hear(Request request) throws IOException {
    ObjectNode message = (ObjectNode) Json.parse(request.body());
    boolean isReal = request.pathParameter("who").equals(REAL);
    String receiver = request.pathParameter("receiver");
    String stream = request.pathParameter("who") + Streams.name(receiver, message);
    int attempt = attempts.merge(stream, 1, Integer::sum);
    if (receiver.equals("flaky") && attempt % 2 == 1) {
      return Response.status(503);
    }
    if (receiver.equals("hanging") && attempt % 2 == 1) {
      return tooLate();
    }
    if (receiver.equals("refusing") && attempt % 3 == 2) {
      return Response.status(400);
    }
    if (!isReal) {
      removeWhatCameLater(message);
    }
    (isReal ? realStreams : ourStreams).add(receiver, message, CLOCK.now());
    return Response.status(200);
  }

  private static Response tooLate() {
    try {
      CLOCK.sleep(HANGS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Response.status(200);
  }

  /** Alertmanager 0.33 knows no labels of routes, so that no configuration here has any. */
  private static void removeWhatCameLater(ObjectNode message) {
    assertThat(message.remove("routeLabels")).isEqualTo(Json.object());
  }

  /**
   * Plays from the begin to the end.
   *
   * @return how late the latest act was answered
   */
  Duration play(List<Act> acts, int endMillis) throws IOException, InterruptedException {
    Duration late = Duration.ZERO;
    for (Act act : acts) {
      Instant due = begin.plusMillis(act.atMillis());
      CLOCK.sleep(Duration.between(CLOCK.now(), due));
      if (act.isReload()) {
        changeConfig();
      }
      both(act);
      Duration lateness = Duration.between(due, CLOCK.now());
      late = lateness.compareTo(late) > 0 ? lateness : late;
    }
    CLOCK.sleep(Duration.between(CLOCK.now(), begin.plusMillis(endMillis)));
    return late;
  }

  private void changeConfig() throws IOException {
    Files.writeString(real.file(), stage.configAfterReload(base(REAL)));
    Files.writeString(ours.file(), stage.configAfterReload(base(OURS)));
  }

  private void both(Act act) {
    for (URI each : List.of(real.uri(), ours.uri())) {
      String path = act.path().replace("LAST", lastSilence.getOrDefault(each, ""));
      HttpCall call =
          HttpCall.of(act.method(), each.resolve(path), act.body(begin).getBytes(UTF_8))
              .withHeader("Content-Type", "application/json");
      HttpAnswer answer = fetcher.fetch(call);
      assertThat(answer.status()).as(act + ": " + answer.text()).isEqualTo(200);
      remember(each, answer);
    }
  }

  private void remember(URI router, HttpAnswer answer) {
    if (answer.text().contains("silenceID")) {
      JsonNode made = Json.parse(answer.body());
      lastSilence.put(router, made.path("silenceID").asString());
    }
  }

  Map<String, List<Streams.Told>> real() {
    return realStreams.all();
  }

  Map<String, List<Streams.Told>> ours() {
    return ourStreams.all();
  }

  @Override
  public void close() {
    if (ours != null) {
      ours.close();
    }
    if (real != null) {
      real.close();
    }
    receivers.close();
    fetcher.close();
  }
}
