package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BotExporterTest {
  private static final AcceptedFormat OPENMETRICS =
      new AcceptedFormat(ExpositionFormat.OPENMETRICS, Optional.empty());

  private static final long NOW = 1_795_345_600_000L;

  private final ManualClock clock = new ManualClock(NOW);
  private final RecordedBot bot = new RecordedBot("2.49");
  private final BotExporter exporter =
      new BotExporter(
          ExportedBot.of(bot.address("alpha")).withAccount("main"),
          Pace.DEFAULT,
          bot.opener(clock),
          clock);

  @AfterEach
  void close() {
    exporter.close();
    bot.close();
  }

  @Test
  void saysNeitherUpNorDownBeforeTheFirstLook() {
    assertThat(exporter.isReady()).isFalse();
    assertThat(text())
        .doesNotContain("freqtrade_up{")
        .contains("freqtrade_bot_state{bot=\"alpha\",state=\"unknown\"} 1\n");
  }

  @Test
  void showsWhatTheBotTells() {
    exporter.start();
    awaitFirstRound();
    assertThat(text())
        .contains("freqtrade_up{bot=\"alpha\"} 1\n")
        .contains("freqtrade_bot_state{bot=\"alpha\",state=\"running\"} 1\n")
        .contains("freqtrade_config_max_open_trades{bot=\"alpha\"} 3\n")
        .contains(
            "freqtrade_equity{bot=\"alpha\",currency=\"USDT\",mode=\"dry_run\"} 987.181800353")
        .contains(
            "freqtrade_account_equity{account=\"main\",bot=\"alpha\",currency=\"USDT\","
                + "mode=\"dry_run\"} 997.1572332\n")
        .contains(
            "freqtrade_realized_profit{bot=\"alpha\",currency=\"USDT\",mode=\"dry_run\"}"
                + " -2.4567153")
        .contains("freqtrade_closed_trades{bot=\"alpha\",result=\"loss\"} 2\n")
        .contains(
            "freqtrade_trade_duration_average_seconds{bot=\"alpha\",result=\"loss\"} 27.5528385")
        .doesNotContain("freqtrade_equity_fiat")
        .doesNotContain("null");
  }

  @Test
  void isDownAtOnceAndForgetsTheMoneyAfterFiveMinutes() {
    exporter.start();
    awaitFirstRound();
    bot.always(Response.error(500, "broken"));
    advanceUntil(() -> !exporter.snapshot().isUp());
    assertThat(exporter.snapshot().state()).isEqualTo(BotState.UNKNOWN);
    assertThat(text())
        .contains("freqtrade_exporter_poll_outcome{bot=\"alpha\",outcome=\"5xx\"} 1\n")
        .contains("freqtrade_equity{")
        .doesNotContain("freqtrade_bot_entries_enabled");
    clock.advance(Duration.ofMinutes(5));
    advanceUntil(() -> !text().contains("freqtrade_equity{"));
    assertThat(text())
        .doesNotContain("freqtrade_open_trade", "freqtrade_bot_info", "freqtrade_candle")
        .contains("freqtrade_trades_opened_total");
    bot.always(null);
    advanceUntil(() -> text().contains("freqtrade_equity{"));
  }

  @Test
  void keepsTheMoneyWhileTheBotAnswersWithWrongTypes() {
    exporter.start();
    awaitFirstRound();
    bot.always(Response.json("{\"state\":7,\"trades\":{}}".getBytes(UTF_8)));
    advanceUntil(() -> !exporter.snapshot().isUp());
    assertThat(text())
        .contains("freqtrade_exporter_poll_outcome{bot=\"alpha\",outcome=\"decode\"} 1\n")
        .contains("freqtrade_equity{");
  }

  @Test
  void rendersOnceForEachChange() {
    exporter.start();
    await(exporter::isReady);
    awaitFirstRound();
    RenderedSnapshot rendered = exporter.rendered();
    EnumSet<CollectGroup> state = EnumSet.of(CollectGroup.STATE);
    Response first = rendered.answer(AcceptedFormat.TEXT, state, true);
    assertThat(rendered.answer(AcceptedFormat.TEXT, state, true)).isSameAs(first);
    assertThat(rendered.answer(OPENMETRICS, state, true)).isNotSameAs(first);
    clock.advance(Duration.ofSeconds(10));
    await(() -> exporter.rendered() != rendered);
  }

  @Test
  void rendersWhatScrapersAskForBeforeTheyAskAgain() {
    exporter.start();
    awaitFirstRound();
    EnumSet<CollectGroup> state = EnumSet.of(CollectGroup.STATE);
    exporter.rendered().answer(AcceptedFormat.TEXT, state, true);
    RenderedSnapshot asked = exporter.rendered();
    advanceUntil(() -> exporter.rendered() != asked);
    assertThat(exporter.rendered().isPrepared(AcceptedFormat.TEXT, state, true)).isTrue();
    assertThat(exporter.rendered().isPrepared(OPENMETRICS, state, true)).isFalse();
    clock.advance(Duration.ofMinutes(3));
    RenderedSnapshot last = exporter.rendered();
    advanceUntil(
        () ->
            exporter.rendered() != last
                && !exporter.rendered().isPrepared(AcceptedFormat.TEXT, state, true));
  }

  @Test
  void asksASlowEndpointLessOften() {
    exporter.start();
    awaitFirstRound();
    long before = asked("/profit");
    for (int i = 0; i < 12; i++) {
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(asked("/profit")).isEqualTo(before);
    advanceUntil(() -> asked("/profit") > before);
  }

  @Test
  void asksNothingThatChangesTheBot() {
    exporter.start();
    awaitFirstRound();
    assertThat(bot.asked())
        .noneMatch(path -> path.matches("/(start|stop|pause|reload|force|stopbuy|stopentry).*"));
  }

  private void awaitFirstRound() {
    await(() -> text().contains("freqtrade_host_cpu") && text().contains("freqtrade_global_lock"));
  }

  private long asked(String path) {
    return bot.asked().stream().filter(path::equals).count();
  }

  private String text() {
    return new String(
        ExpositionFormat.TEXT.write(
            exporter.rendered().families(EnumSet.allOf(CollectGroup.class))),
        UTF_8);
  }

  private void advanceUntil(BooleanSupplier wish) {
    await(
        () -> {
          clock.advance(Duration.ofSeconds(1));
          return wish.getAsBoolean();
        });
  }

  private static void await(BooleanSupplier wish) {
    Waiting.until(wish);
  }
}
