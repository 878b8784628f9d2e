package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.lifecycle.ManualClock;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FtmetricPageTest {
  /** Every series of FTMetric 5 that a bot without a fiat currency has, with its type. */
  private static final List<String> ORIGINAL =
      List.of(
          "freqtrade_build_info gauge",
          "freqtrade_state gauge",
          "freqtrade_mode gauge",
          "freqtrade_crypto_balance gauge",
          "freqtrade_fiat_balance gauge",
          "freqtrade_crypto_balances gauge",
          "freqtrade_rate_convert gauge",
          "freqtrade_trade_open_stake gauge",
          "freqtrade_trade_open_current gauge",
          "freqtrade_trade_open_max gauge",
          "freqtrade_trade_total counter",
          "freqtrade_trade_close counter",
          "freqtrade_trade_winning counter",
          "freqtrade_trade_losing counter",
          "freqtrade_trade_avg_duration_seconds gauge",
          "freqtrade_trade_first_seconds gauge",
          "freqtrade_trade_latest_seconds gauge",
          "freqtrade_perf_realized gauge",
          "freqtrade_perf_unrealized gauge",
          "freqtrade_perf_realized_pct gauge",
          "freqtrade_perf_unrealized_pct gauge",
          "freqtrade_perf_minute gauge",
          "freqtrade_perf_hourly gauge",
          "freqtrade_perf_daily gauge",
          "freqtrade_perf_monthly gauge",
          "freqtrade_pair_whitelist gauge",
          "freqtrade_pair_profit_pct gauge",
          "freqtrade_pair_profit_abs gauge",
          "freqtrade_pair_count gauge",
          "freqtrade_stat_sell_reason gauge",
          "freqtrade_stat_duration gauge",
          "freqtrade_lock_count gauge",
          "freqtrade_log_level_total counter",
          "freqtrade_log_level_count counter",
          "freqtrade_log_level counter",
          "freqtrade_internal_cache_total counter",
          "freqtrade_internal_cache_miss counter",
          "fthelper_build_info gauge",
          "fthelper_internal_cache_size counter",
          "fthelper_internal_warmup gauge",
          "fthelper_internal_warmup_duration histogram",
          "fthelper_internal_http_call counter");

  private final ManualClock clock = new ManualClock(1_795_345_600_000L);
  private final RecordedBot bot = new RecordedBot("2.49");
  private final BotExporter exporter =
      new BotExporter(ExportedBot.of(bot.address("alpha")), Pace.DEFAULT, bot.opener(clock), clock);

  @AfterEach
  void close() {
    exporter.close();
    bot.close();
  }

  @Test
  void hasEveryNameAndTypeOfTheOriginal() {
    String page = page();
    assertThat(types(page)).containsExactlyInAnyOrderElementsOf(ORIGINAL);
  }

  @Test
  void mendsTheValuesThatTheOriginalGotWrong() {
    assertThat(page())
        .contains("freqtrade_stat_sell_reason{cluster=\"alpha\",")
        .contains("reason=\"stop_loss\",type=\"loss\"} 2\n")
        .contains("freqtrade_stat_duration{")
        .contains("type=\"loss\"} 27.5528385\n")
        .contains("freqtrade_trade_avg_duration_seconds{");
  }

  @Test
  void sharesNoNameWithOurOwnSet() {
    List<String> ours =
        Catalogue.standard().families().stream().map(FamilyDescription::sampleName).toList();
    assertThat(ORIGINAL.stream().map(line -> line.substring(0, line.indexOf(' '))))
        .doesNotContainAnyElementsOf(ours);
  }

  private String page() {
    exporter.start();
    Waiting.until(() -> text().contains("freqtrade_host_cpu") && text().contains("_global_lock"));
    Waiting.until(() -> rendered().contains("freqtrade_pair_whitelist{"));
    return rendered();
  }

  private String rendered() {
    return new String(FtmetricPage.render(exporter.snapshot()), UTF_8);
  }

  private static Stream<String> types(String page) {
    return page.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.substring("# TYPE ".length()));
  }

  private String text() {
    return new String(
        ExpositionFormat.TEXT.write(
            exporter.rendered().families(EnumSet.allOf(CollectGroup.class))),
        UTF_8);
  }
}
