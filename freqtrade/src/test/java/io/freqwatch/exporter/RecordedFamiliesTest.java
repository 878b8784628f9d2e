package io.freqwatch.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.exposition.ExpositionFormat;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.CallListener;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.lifecycle.ManualClock;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Families out of recorded and of strange answers. */
final class RecordedFamiliesTest {
  private final RecordedBot bot = new RecordedBot("2.40");
  private final BotReader reader = bot.reader(new ManualClock(0), CallListener.NONE);
  private final BotSnapshotBuilder snapshot = BotSnapshot.builder("alpha");

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void showsNoMoneyWithoutItsCurrency() throws InterruptedException {
    snapshot.profit(reader.profit()).balance(reader.balance());
    assertThat(text())
        .contains("freqtrade_realized_profit_ratio{bot=\"alpha\"}")
        .doesNotContain("freqtrade_realized_profit{", "freqtrade_equity{");
  }

  @Test
  void callsAProfitFactorWithoutALossInfinite() throws InterruptedException {
    bot.script(
        "/profit",
        "{\"trade_count\":3,\"profit_factor\":null,\"winning_trades\":3,\"losing_trades\":0}");
    assertThat(snapshot.profit(reader.profit()).build().isUp()).isFalse();
    assertThat(text()).contains("freqtrade_profit_factor{bot=\"alpha\"} +Inf\n");
  }

  @Test
  void leavesOutAProfitFactorOfNothing() throws InterruptedException {
    bot.script(
        "/profit",
        "{\"trade_count\":3,\"profit_factor\":null,\"winning_trades\":0,\"losing_trades\":0}");
    snapshot.profit(reader.profit());
    assertThat(text()).doesNotContain("freqtrade_profit_factor");
  }

  @Test
  void shows2point40AsItsNumberIsMeant() throws InterruptedException {
    snapshot.config(reader.showConfig());
    assertThat(text()).contains("api_version=\"2.40\"");
  }

  @Test
  void survivesHostileTags() throws InterruptedException {
    bot.script(
        "/entries",
        "[{\"enter_tag\":\"a\\\"b\\\\c\\nd\\ud83d\\udc38\",\"count\":1,\"profit_abs\":2}]");
    snapshot.with(ReadEndpoint.ENTRIES, new Lists.Tags(reader.entries()));
    assertThat(text())
        .contains(
            "freqtrade_enter_tag_trades{bot=\"alpha\",enter_tag=\"a\\\"b\\\\c\\n"
                + "d\uD83D\uDC38\"} 1");
  }

  @Test
  void keepsTheSumOfOpenTradesAbsentWhereOneIsNotKnown() throws InterruptedException {
    bot.script(
        "/status",
        "[{\"trade_id\":1,\"pair\":\"A/B\",\"stake_amount\":10,\"amount\":1,\"open_rate\":2},"
            + "{\"trade_id\":2,\"pair\":\"C/B\",\"stake_amount\":null,\"amount\":1,\"open_rate\":2}]");
    snapshot.config(reader.showConfig()).openTrades(reader.status());
    assertThat(text())
        .contains("freqtrade_open_trades{bot=\"alpha\",direction=\"long\"} 2\n")
        .contains("freqtrade_open_trades_notional{")
        .doesNotContain("freqtrade_open_trades_stake{");
  }

  @Test
  void rendersAllFormatsWithAndWithoutGzip() {
    RenderedSnapshot rendered =
        new RenderedSnapshot(
            snapshot.build(),
            () -> BotFamilies.of(snapshot.build(), new GroupedFamilies(), (_, _) -> {}),
            new ScrapeDemand(new ManualClock(0)));
    EnumSet<CollectGroup> all = EnumSet.allOf(CollectGroup.class);
    for (ExpositionFormat each : ExpositionFormat.values()) {
      AcceptedFormat format = new AcceptedFormat(each, Optional.empty());
      assertThat(rendered.answer(format, all, true).header("Content-Encoding")).contains("gzip");
      assertThat(rendered.answer(format, all, false).header("Content-Encoding")).isEmpty();
      assertThat(rendered.answer(format, all, false).header("Content-Type"))
          .contains(format.contentType());
    }
  }

  private String text() {
    GroupedFamilies families =
        BotFamilies.of(snapshot.build(), new GroupedFamilies(), (_, _) -> {});
    return new String(
        ExpositionFormat.TEXT.write(families.of(EnumSet.allOf(CollectGroup.class))), UTF_8);
  }
}
