package io.freqwatch.alertmanager.heartbeat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.channel.Channel;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.alertmanager.engine.AlertRouter;
import io.freqwatch.alertmanager.engine.RouterLoop;
import io.freqwatch.alertmanager.engine.RouterOptions;
import io.freqwatch.alertmanager.engine.Routing;
import io.freqwatch.alertmanager.engine.Statistics;
import io.freqwatch.alertmanager.store.LocalJournalFile;
import io.freqwatch.alertmanager.store.Store;
import io.freqwatch.http.Credential;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.model.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Siblings and the service elsewhere, on the manual clock; the router remembers on disk. */
class HeartbeatTest {
  private static final Duration SILENT = Duration.ofMinutes(3);
  private static final String FIRING =
      "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":\"Watchdog\"}}]}";

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock(1_790_000_000_000L);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());
  private RunGroup group = new RunGroup();
  private RouterLoop router;
  private HeartbeatReceiver receiver;
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    group = new RunGroup();
    router = group.start("router", new RouterLoop(router(), clock));
    receiver = new HeartbeatReceiver(Map.of("attic", SILENT), router, clock);
    receiver.begin();
    server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), receiver.on(new Router()));
    group.onClose("server", server);
  }

  @AfterEach
  void stop() {
    group.close();
  }

  private AlertRouter router() throws IOException {
    String nobody = "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n";
    return new AlertRouter(
        Store.open(new LocalJournalFile(folder.resolve("journal"))),
        RouterOptions.at("http://am"),
        new Routing(AlertmanagerReader.parse("alertmanager.yml", nobody, folder), _ -> noChannel()),
        new Statistics(),
        new SplittableRandom(1),
        () -> UUID.randomUUID().toString(),
        clock.now());
  }

  private static Channel noChannel() {
    throw new AssertionError("nobody is to be told");
  }

  private HttpAnswer beat(String name, String body) {
    HttpCall call =
        HttpCall.post(
            server.uri().resolve("/heartbeats/" + name), "application/json", body.getBytes(UTF_8));
    return fetcher.fetch(call);
  }

  /** Lets the receiver look at every moment of this time. */
  private void pass(Duration time) throws InterruptedException {
    for (long left = time.toSeconds(); left > 0; left -= 5) {
      clock.advance(Duration.ofSeconds(5));
      receiver.tellWhoIsMissed();
    }
  }

  private List<Alert> silent() throws InterruptedException {
    return router.call(
        (of, now) ->
            of.alerts(now).stream().filter(each -> each.name().equals("PeerSilent")).toList());
  }

  @Test
  void aSiblingThatStaysAwayIsMissedAfterItsTime() throws InterruptedException {
    pass(Duration.ofSeconds(175));
    assertThat(silent()).isEmpty();
    pass(Duration.ofSeconds(10));

    Alert alert = silent().getFirst();
    assertThat(alert.labels())
        .isEqualTo(Labels.of("alertname", "PeerSilent", "peer", "attic", "severity", "critical"));
    assertThat(alert.annotations().get("summary")).isEqualTo("attic is silent");
  }

  @Test
  void oneThatIsHeardIsNotMissed() throws InterruptedException {
    for (int minute = 0; minute < 10; minute++) {
      assertThat(beat("attic", FIRING).status()).isEqualTo(200);
      pass(Duration.ofMinutes(1));
    }

    assertThat(silent()).isEmpty();
  }

  @Test
  void theAlertGoesOnAndEndsWithTheNextBeat() throws InterruptedException {
    pass(Duration.ofMinutes(30));
    assertThat(silent()).hasSize(1);

    assertThat(beat("attic", FIRING).status()).isEqualTo(200);
    assertThat(silent()).isEmpty();
    pass(Duration.ofMinutes(2));
    assertThat(silent()).isEmpty();
  }

  @Test
  void aRestartNeitherForgetsNorInventsASilence() throws Exception {
    pass(Duration.ofMinutes(4));
    var since = silent().getFirst().startsAt();
    stop();
    clock.advance(Duration.ofMinutes(10));
    start();
    pass(Duration.ofMinutes(10));

    assertThat(silent()).singleElement().extracting(Alert::startsAt).isEqualTo(since);
    beat("attic", FIRING);
    stop();
    clock.advance(Duration.ofMinutes(10));
    start();
    pass(Duration.ofMinutes(2));
    assertThat(silent()).isEmpty();
  }

  @Test
  void aCorrectionOfTheTimeIsNoSilence() throws InterruptedException {
    clock.jump(Duration.ofHours(2));
    pass(Duration.ofSeconds(30));

    assertThat(silent()).isEmpty();
  }

  @Test
  void onlyAWatchdogThatFiresIsABeat() throws InterruptedException {
    pass(Duration.ofMinutes(4));

    assertThat(beat("attic", FIRING.replace("firing", "resolved")).status()).isEqualTo(200);
    assertThat(beat("attic", FIRING.replace("Watchdog", "FtBotDown")).status()).isEqualTo(200);
    assertThat(beat("attic", "{}").status()).isEqualTo(400);
    assertThat(beat("attic", "ping").status()).isEqualTo(400);
    assertThat(beat("nobody", FIRING).status()).isEqualTo(404);
    assertThat(silent()).hasSize(1);
  }

  @Test
  void theServiceElsewhereHearsOfUsWhileTheWatchdogFires() throws InterruptedException {
    AtomicInteger beats = new AtomicInteger();
    HttpServer elsewhere =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0),
            _ -> {
              beats.incrementAndGet();
              return Response.status(200);
            });
    group.onClose("elsewhere", elsewhere);
    HeartbeatSender sender =
        new HeartbeatSender(
            Credential.of(elsewhere.uri() + "/ping/secret"),
            Duration.ofMinutes(1),
            router,
            clients,
            clock);
    sender.beat();
    assertThat(beats).hasValue(0);
    assertThat(sender.check().message()).contains("no Watchdog");

    report("Watchdog");
    sender.beat();
    assertThat(beats).hasValue(1);
    assertThat(sender.check().isOk()).isTrue();

    elsewhere.close();
    sender.beat();
    assertThat(sender.check().message()).contains("not reached").doesNotContain("secret");
  }

  private void report(String name) throws InterruptedException {
    Alert alert =
        new Alert(
            Labels.of("alertname", name),
            Map.of(),
            clock.now(),
            clock.now().plus(Duration.ofMinutes(5)),
            clock.now(),
            false,
            "");
    int _ =
        router.call(
            (of, now) -> {
              of.put(List.of(alert), now);
              return 1;
            });
  }
}
