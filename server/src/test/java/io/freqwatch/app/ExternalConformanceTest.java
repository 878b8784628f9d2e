package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.BotOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.LimitOptions;
import io.freqwatch.config.ListenAddress;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.RunGroup;
import io.freqwatch.web.prometheus.PeerPrograms;
import io.freqwatch.web.prometheus.PeerPrometheus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real Prometheus scrapes our exporter, and the pages show what it has stored. */
@Tag("conformance")
@Timeout(120)
class ExternalConformanceTest {
  @TempDir private Path folder;

  @Test
  void thePagesShowWhatARealPrometheusHasStored() throws Exception {
    int port = freePort();
    try (RunGroup group = new RunGroup();
        HttpFetcher fetcher = new HttpFetcher(Clock.system())) {
      SimulatedFleet bots = group.start("bots", new SimulatedFleet(RunningFleet.simulation(1)));
      BotAccess bot = bots.bots().getFirst();
      PeerPrometheus theirs = new PeerPrometheus(folder, configuration(bot, port));
      group.onClose("prometheus", theirs);
      ExternalApp app = ExternalApp.start(options(bot, port, theirs.uri()), Clock.system());
      group.onClose("app", app);

      PeerPrograms.await(
          "figures of the bot on the page",
          () -> fleet(app, fetcher).at("/groups/0/bots/0/profit").isNumber());
      JsonNode answer =
          json(
              fetcher,
              app.prometheus().resolve("/api/v1/query?query=up%7Bjob%3D%22freqtrade%22%7D"));
      assertThat(answer.at("/data/result/0/value/1").asString()).isEqualTo("1");
      assertThat(json(fetcher, app.web().resolve("/api/fleet/sparklines?range=24h")).path("bots"))
          .isNotEmpty();
      assertThat(json(fetcher, app.web().resolve("/api/health")).toString()).contains("external");
      PeerPrograms.await(
          "the targets of the other server on the page",
          () ->
              json(fetcher, app.web().resolve("/api/targets"))
                      .at("/pools/0/targets/0/samples")
                      .asInt()
                  > 0);
      assertThat(app.alertmanager()).isPresent();
      app.reload();
      assertThat(Files.exists(folder.resolve("own/metrics"))).isFalse();
    }
  }

  private static JsonNode fleet(ExternalApp app, HttpFetcher fetcher) {
    return json(fetcher, app.web().resolve("/api/fleet"));
  }

  private static JsonNode json(HttpFetcher fetcher, URI uri) {
    HttpAnswer answer = fetcher.fetch(HttpCall.get(uri));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Json.parse(answer.body());
  }

  private static String configuration(BotAccess bot, int exporterPort) {
    return """
    global: {scrape_interval: 1s, scrape_timeout: 1s}
    scrape_configs:
      - job_name: freqtrade
        honor_labels: true
        static_configs:
          - targets: ["127.0.0.1:%d"]
            labels: {bot: %s, __metrics_path__: /bots/%s/metrics}
    """
        .formatted(exporterPort, bot.name(), bot.name());
  }

  private FreqwatchOptions options(BotAccess bot, int exporterPort, URI external) {
    ListenAddress free = ListenAddress.loopback(0);
    return new FreqwatchOptions(
        folder.resolve("own"),
        new ListenerOptions(free, free, free, free, ListenAddress.loopback(exporterPort)),
        List.of(watched(bot)),
        MetricsOptions.DEFAULTS.withExternal(external),
        AlertingOptions.DEFAULTS,
        LimitOptions.DEFAULTS,
        List.of(),
        List.of());
  }

  private static BotOptions watched(BotAccess bot) {
    return new BotOptions(
        bot.name(),
        bot.uri(),
        bot.username(),
        bot.password(),
        bot.account(),
        Map.of(),
        OptionalInt.empty());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
