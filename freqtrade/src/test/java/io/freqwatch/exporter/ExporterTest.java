package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.ListenException;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ExporterTest {
  private static final HttpServerOptions LISTENER = HttpServerOptions.at("127.0.0.1", 0);

  private final ManualClock clock = new ManualClock(1_795_345_600_000L);
  private final RecordedBot bot = new RecordedBot("2.40");
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final ExportedBot alpha = ExportedBot.of(bot.address("alpha"));

  @AfterEach
  void close() {
    fetcher.close();
    bot.close();
  }

  @Test
  void givesABotAListenerOfItsOwn() {
    ExportedBot beta = ExportedBot.of(bot.address("beta"));
    try (Exporter exporter =
        start(ExporterOptions.of(LISTENER, List.of(alpha.withPort(0), beta)))) {
      URI own = exporter.ownUri("alpha").orElseThrow();
      assertThat(get(own, "/metrics").text()).contains("freqtrade_bot_state{bot=\"alpha\"");
      assertThat(get(own, "/metrics/ftmetric").text()).contains("cluster=\"alpha\"");
      assertThat(get(own, "/bots/beta/metrics").status()).isEqualTo(404);
      assertThat(get(exporter.uri(), "/bots/beta/metrics").status()).isEqualTo(200);
      assertThat(exporter.ownUri("beta")).isEmpty();
    }
  }

  @Test
  void isTheBotsOwnMetricsAsASidecar() {
    try (Exporter exporter = start(ExporterOptions.sidecar(LISTENER, alpha))) {
      assertThat(get(exporter.uri(), "/metrics").text())
          .contains("freqtrade_bot_state{bot=\"alpha\"");
    }
  }

  @Test
  void isReadyOnceEveryBotWasLookedAt() {
    bot.always(Response.error(500, "broken"));
    try (Exporter exporter = new Exporter(options(), bot.opener(clock), clock)) {
      exporter.start();
      Waiting.until(() -> get(exporter.uri(), "/ready").status() == 200);
      assertThat(exporter.check().isOk()).isFalse();
    }
  }

  @Test
  void namesTheBotsWhereOneIsNotThere() {
    try (Exporter exporter = start(options())) {
      HttpAnswer answer = get(exporter.uri(), "/bots/nobody/metrics");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text()).contains("alpha");
    }
  }

  @Test
  void refusesAnUnknownGroup() {
    try (Exporter exporter = start(options())) {
      HttpAnswer answer = get(exporter.uri(), "/bots/alpha/metrics?collect[]=everything");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("expected state, standard or historical");
    }
  }

  @Test
  void leavesNothingOpenWhereAnAddressIsTaken() {
    try (Exporter exporter = start(options())) {
      HttpServerOptions taken = HttpServerOptions.at("127.0.0.1", exporter.uri().getPort());
      Exporter second =
          new Exporter(ExporterOptions.of(taken, List.of(alpha)), bot.opener(clock), clock);
      assertThatThrownBy(second::start).isInstanceOf(ListenException.class);
    }
  }

  private ExporterOptions options() {
    return ExporterOptions.of(LISTENER, List.of(alpha));
  }

  private Exporter start(ExporterOptions options) {
    Exporter exporter = new Exporter(options, bot.opener(clock), clock);
    exporter.start();
    return exporter;
  }

  private HttpAnswer get(URI base, String path) {
    return fetcher.fetch(HttpCall.get(URI.create(base + path.replace("[]", "%5B%5D"))));
  }
}
