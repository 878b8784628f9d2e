package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.simulator.Dialect;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The exporter over simulated bots, on real sockets. */
final class SimulatedExporterIT {
  private static final List<String> BOTS = List.of("alpha", "beta", "gamma");

  /** No fiat currency, no error in the log, no more than a hundred pairs, no collector. */
  private static final Set<String> NOT_SIMULATED =
      Set.of(
          "freqtrade_realized_profit_fiat",
          "freqtrade_equity_fiat",
          "freqtrade_log_last_error_timestamp_seconds",
          "freqtrade_exporter_series_dropped_total",
          "freqtrade_exporter_collector_errors_total");

  private static final Set<String> ONLY_OF_NEW_BOTS =
      Set.of(
          "freqtrade_sharpe_ratio",
          "freqtrade_sortino_ratio",
          "freqtrade_calmar_ratio",
          "freqtrade_cagr_ratio",
          "freqtrade_sqn",
          "freqtrade_host_load1");

  @ParameterizedTest
  @EnumSource
  void givesEveryFamilyOfTheCatalogueAValue(Dialect dialect) {
    Set<String> missing = expected(dialect);
    try (SimulatedExporter peers = new SimulatedExporter(3, dialect)) {
      peers.await(
          () -> {
            BOTS.forEach(bot -> missing.removeIf(name -> has(peers.metrics(bot), name)));
            return missing.isEmpty();
          },
          missing::toString);
    }
  }

  private static Set<String> expected(Dialect dialect) {
    Set<String> names = new TreeSet<>();
    Catalogue.standard().families().forEach(family -> names.add(family.sampleName()));
    names.removeAll(NOT_SIMULATED);
    names.removeAll(dialect == Dialect.V2_40 ? ONLY_OF_NEW_BOTS : Set.of());
    return names;
  }

  private static boolean has(String body, String family) {
    return body.contains("# TYPE " + family + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "hang, 0, unknown, timeout",
    "unauthorized, 0, unknown, 401",
    "error, 0, unknown, 5xx",
    "malformed, 0, unknown, decode",
    "crash, 0, unknown, refused",
    "stopped, 1, stopped, ok",
    "webserver, 1, webserver, 503",
  })
  void showsEachFaultOfABotAndNothingOfItAtTheOther(
      String fault, int up, String state, String outcome) {
    try (SimulatedExporter peers = new SimulatedExporter(2, Dialect.V2_49)) {
      peers.await("alpha", text -> text.contains("freqtrade_up{bot=\"alpha\"} 1\n"));
      peers.fault("alpha", fault);
      peers.await(
          "alpha",
          text ->
              text.contains("freqtrade_up{bot=\"alpha\"} " + up + "\n")
                  && text.contains("bot_state{bot=\"alpha\",state=\"" + state + "\"} 1\n")
                  && text.contains("poll_outcome{bot=\"alpha\",outcome=\"" + outcome + "\"} 1\n"));
      assertThat(peers.metrics("beta"))
          .contains("freqtrade_up{bot=\"beta\"} 1\n")
          .contains("poll_outcome{bot=\"beta\",outcome=\"ok\"} 1\n");
      peers.clear("alpha");
      peers.await("alpha", text -> text.contains("bot_state{bot=\"alpha\",state=\"running\"} 1\n"));
    }
  }

  @Test
  void tellsAReloadFromACrash() {
    try (SimulatedExporter peers = new SimulatedExporter(1, Dialect.V2_49)) {
      peers.await(
          "alpha", text -> text.contains("freqtrade_exporter_ws_connected{bot=\"alpha\"} 1"));
      peers.fault("alpha", "reload");
      String body =
          peers.await(
              "alpha", text -> text.contains("freqtrade_bot_reloads_total{bot=\"alpha\"} 1\n"));
      assertThat(body).contains("freqtrade_up{bot=\"alpha\"} 1\n");
    }
  }

  @Test
  void measuresAClockThatIsWrong() {
    try (SimulatedExporter peers = new SimulatedExporter(1, Dialect.V2_40)) {
      peers.fault("alpha", "clock_skew");
      peers.await("alpha", text -> skew(text) > 7000);
    }
  }

  private static double skew(String body) {
    return body.lines()
        .filter(line -> line.startsWith("freqtrade_bot_clock_skew_seconds{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .max()
        .orElse(0);
  }

  @Test
  void answersWithinMillisecondsWhileABotHangs() {
    try (SimulatedExporter peers = new SimulatedExporter(1, Dialect.V2_49)) {
      peers.fault("alpha", "hang");
      peers.metrics("alpha");
      assertThat(peers.slowestOf(200, "/bots/alpha/metrics").toMillis()).isLessThan(500);
    }
  }

  @Test
  void servesThePathsOfTheOriginalAndOfPrometheus() {
    try (SimulatedExporter peers = new SimulatedExporter(2, Dialect.V2_49)) {
      peers.await(() -> peers.exporter().isReady(), () -> "not ready");
      assertThat(peers.get("/ready")).isEqualTo("ready\n");
      assertThat(peers.get("/healthcheck")).isEqualTo(peers.get("/healthz"));
      assertThat(peers.get("/version")).contains("\"version\":");
      assertThat(peers.get("/")).contains("/bots/alpha/metrics", "/bots/beta/metrics");
      assertThat(peers.get("/metrics")).contains("freqwatch_exporter_bots 2\n");
      assertThat(peers.get("/bots/alpha/metrics/ftmetric"))
          .contains("freqtrade_build_info{cluster=\"alpha\",");
      assertThat(peers.get("/bots/alpha/metrics?collect[]=historical"))
          .contains("freqtrade_exporter_api_request_duration_seconds_bucket")
          .doesNotContain("freqtrade_up");
    }
  }

  @Test
  void answersNoNameThatAStrangerPointsAtThisMachine() {
    try (SimulatedExporter peers = new SimulatedExporter(1, Dialect.V2_49)) {
      assertThat(peers.statusAs("evil.example", "/bots/alpha/metrics")).isEqualTo(421);
      assertThat(peers.statusAs("localhost", "/healthz")).isEqualTo(200);
    }
  }

  @Test
  void knowsThePastOfABotOnceItsTradesAreRead() {
    try (SimulatedExporter peers = new SimulatedExporter(1, Dialect.V2_49)) {
      peers.await(() -> peers.history("alpha").isPresent(), () -> "no history");
      assertThat(peers.history("alpha").orElseThrow())
          .extracting(series -> series.labels().metricName())
          .contains("freqtrade_realized_profit", "freqtrade_equity", "freqtrade_closed_trades");
    }
  }
}
