package io.freqwatch.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.discovery.Discovery;
import io.freqwatch.discovery.DiscoveryConfig;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.http.HttpClientOptions;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.RelabelAction;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
import io.freqwatch.rules.OutgoingAlert;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class NotifierTest {
  private static final OutgoingAlert ALERT =
      new OutgoingAlert(
          Labels.of("alertname", "Low", "bot", "a", "secret", "s"),
          Labels.of("summary", "it is low"),
          1_700_000_000_000L,
          1_700_000_240_000L,
          "http://here/graph?g0.expr=up&g0.tab=1");

  private final BlockingQueue<JsonNode> posts = new LinkedBlockingQueue<>();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final HttpClients clients = new HttpClients(fetcher, Clock.system());
  private final HttpServer server =
      HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), this::answer);
  private volatile int status = 200;
  private Discovery.Listener listener = _ -> {};

  private Response answer(Request request) throws IOException {
    if (request.path().endsWith("/api/v2/alerts")) {
      posts.add(Json.parse(request.body()));
    }
    return Response.text(request.path()).withStatus(status);
  }

  @AfterEach
  void close() {
    server.close();
    clients.close();
    fetcher.close();
  }

  private Notifier notifier(Relabeling all, Relabeling targets, Relabeling own) {
    AlertmanagerConfig config =
        new AlertmanagerConfig(
            "http",
            "/am/",
            Duration.ofSeconds(5),
            HttpClientOptions.DEFAULT,
            targets,
            own,
            List.of());
    Notifier notifier =
        new Notifier(
            new NotifierOptions(Labels.of("site", "home", "bot", "z"), all, List.of(config)),
            this::discovery,
            clients,
            Clock.system());
    notifier.start();
    return notifier;
  }

  private Notifier notifier() {
    return notifier(Relabeling.NONE, Relabeling.NONE, Relabeling.NONE);
  }

  private Discovery discovery(List<DiscoveryConfig> configs) {
    return to -> {
      listener = to;
      listener.targets(List.of(found("127.0.0.1:" + server.port())));
      return () -> {};
    };
  }

  private static TargetGroup found(String... addresses) {
    List<Labels> targets = new ArrayList<>();
    for (String address : addresses) {
      targets.add(Labels.of(TargetGroup.ADDRESS, address));
    }
    return new TargetGroup("test", targets, Labels.EMPTY);
  }

  private static Relabeling rule(RelabelAction action, String source, String regex) {
    RelabelConfig plain = RelabelConfig.DEFAULT;
    List<String> sources = source.isEmpty() ? List.of() : List.of(source);
    return new Relabeling(
        List.of(
            new RelabelConfig(
                sources, plain.separator(), Regex.of(regex), 0, "", plain.replacement(), action)),
        NameScheme.UTF8);
  }

  private JsonNode post() throws InterruptedException {
    JsonNode post = posts.poll(20, TimeUnit.SECONDS);
    assertThat(post).isNotNull();
    return post;
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static AlertmanagerStatistics only(Notifier notifier) {
    return notifier.statistics().alertmanagers().getFirst();
  }

  @Test
  void postsAlertsWithExternalLabelsThatTheyLack() throws InterruptedException {
    try (Notifier notifier = notifier()) {
      notifier.send(List.of(ALERT));
      assertThat(post())
          .isEqualTo(
              Json.parse(
                  """
                  [{"labels": {"alertname": "Low", "bot": "a", "secret": "s", "site": "home"},
                    "annotations": {"summary": "it is low"},
                    "startsAt": "2023-11-14T22:13:20Z",
                    "endsAt": "2023-11-14T22:17:20Z",
                    "generatorURL": "http://here/graph?g0.expr=up&g0.tab=1"}]
                  """));
      assertThat(only(notifier).address().getPath()).isEqualTo("/am/api/v2/alerts");
      await(() -> only(notifier).latencies().count() == 1);
      assertThat(only(notifier).sent()).isEqualTo(1);
      assertThat(only(notifier).failed()).isZero();
    }
  }

  @Test
  void relabelsAlertsForAllAndForEach() throws InterruptedException {
    try (Notifier notifier =
        notifier(
            rule(RelabelAction.LABELDROP, "", "secret"),
            Relabeling.NONE,
            rule(RelabelAction.LABELDROP, "", "site"))) {
      notifier.send(List.of(ALERT));
      assertThat(post().get(0).get("labels"))
          .isEqualTo(Json.parse("{\"alertname\": \"Low\", \"bot\": \"a\"}"));
    }
  }

  @Test
  void alertsThatRelabellingDropsAreNotSent() throws InterruptedException {
    try (Notifier notifier =
        notifier(rule(RelabelAction.DROP, "alertname", "Low"), Relabeling.NONE, Relabeling.NONE)) {
      notifier.send(List.of(ALERT));
      assertThat(only(notifier).sent()).isZero();
      assertThat(only(notifier).queueLength()).isZero();
    }
  }

  @Test
  void alertmanagersThatRelabellingDropsAreNamed() {
    try (Notifier notifier =
        notifier(
            Relabeling.NONE, rule(RelabelAction.DROP, "__scheme__", "http"), Relabeling.NONE)) {
      assertThat(notifier.statistics().alertmanagers()).isEmpty();
      assertThat(notifier.statistics().dropped()).hasSize(1);
    }
  }

  @Test
  void sendsInBatches() throws InterruptedException {
    try (Notifier notifier = notifier()) {
      List<OutgoingAlert> many = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        many.add(ALERT);
      }
      notifier.send(many);
      assertThat(List.of(post().size(), post().size(), post().size()))
          .containsExactly(256, 256, 88);
    }
  }

  @Test
  void countsWhatFails() throws InterruptedException {
    status = 500;
    try (Notifier notifier = notifier()) {
      notifier.send(List.of(ALERT));
      post();
      await(() -> only(notifier).failed() == 1);
      assertThat(only(notifier).dropped()).isEqualTo(1);
    }
  }

  @Test
  void oneThatCannotBeReachedDelaysNoOther() throws InterruptedException {
    try (Notifier notifier = notifier()) {
      listener.targets(List.of(found("127.0.0.1:1", "127.0.0.1:" + server.port())));
      notifier.send(List.of(ALERT));
      post();
      assertThat(notifier.statistics().alertmanagers()).hasSize(2);
    }
  }

  @Test
  void sendsWhatWaitsBeforeItCloses() throws InterruptedException {
    Notifier notifier = notifier();
    notifier.send(List.of(ALERT));
    notifier.close();
    assertThat(posts).hasSize(1);
  }

  @Test
  void dropsTheOldestOfTooMany() throws InterruptedException {
    AlertQueue queue = new AlertQueue();
    List<OutgoingAlert> many = new ArrayList<>();
    for (int i = 0; i < AlertQueue.CAPACITY + 3; i++) {
      many.add(new OutgoingAlert(Labels.EMPTY, Labels.EMPTY, i, i, ""));
    }
    assertThat(queue.add(many)).isEqualTo(3);
    assertThat(queue.take().getFirst().startsAtMillis()).isEqualTo(3);
    assertThat(queue.size()).isEqualTo(AlertQueue.CAPACITY - AlertQueue.BATCH);
  }
}
