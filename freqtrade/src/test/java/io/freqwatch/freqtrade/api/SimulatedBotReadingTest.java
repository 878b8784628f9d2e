package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freqwatch.freqtrade.simulator.BotAccess;
import io.freqwatch.freqtrade.simulator.Dialect;
import io.freqwatch.freqtrade.simulator.SimulateOptions;
import io.freqwatch.freqtrade.simulator.SimulatedFleet;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client and a simulated bot, wire to wire: what one writes the other reads whole. */
@Timeout(60)
class SimulatedBotReadingTest {
  private static final class Setup implements AutoCloseable {
    final List<CallListener.Call> calls = new CopyOnWriteArrayList<>();
    final HttpFetcher fetcher = new HttpFetcher(Clock.system());
    final SimulatedFleet fleet;
    final BotAccess access;
    final BotAddress address;

    Setup(Dialect dialect) {
      fleet =
          new SimulatedFleet(
              SimulateOptions.builder(new ManualClock(1_795_345_600_000L))
                  .bots(1)
                  .seed(11)
                  .dialect(dialect)
                  .history(Duration.ofDays(60))
                  .tradesPerDay(12)
                  .slowness(false)
                  .basePort(0)
                  .controlPort(0)
                  .build());
      fleet.start();
      access = fleet.bots().getFirst();
      address = new BotAddress("alpha", access.uri(), access.username(), access.password());
    }

    HttpBotReader reader(BotOptions options) {
      return new HttpBotReader(address, options, fetcher, Clock.system(), calls::add);
    }

    @Override
    public void close() {
      fetcher.close();
      fleet.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void readsEveryEndpointWithoutAWrongField(Dialect dialect) throws InterruptedException {
    try (Setup setup = new Setup(dialect)) {
      HttpBotReader reader =
          setup.reader(BotOptions.DEFAULT.withAuthentication(BotOptions.Authentication.TOKEN));
      reader.ping();
      reader.version();
      ShowConfig config = reader.showConfig();
      reader.health();
      reader.count();
      reader.status();
      reader.balance();
      reader.stats();
      reader.sysinfo();
      reader.locks();
      reader.blacklist();
      reader.logs(50);
      String pair = reader.whitelist().pairs().getFirst();
      PairCandle candle = reader.lastCandle(pair, String.valueOf(config.timeframe()));
      if (dialect != Dialect.V2_40) {
        assertThat(reader.profitAll().all()).isNotNull();
        assertThat(reader.historicBalance().points()).isNotEmpty();
      }

      assertThat(config.botState()).isEqualTo(BotState.RUNNING);
      assertThat(candle.candleMillis()).isNotNull();
      assertThat(candle.close()).isPositive();
      assertThat(reader.clockSkewMillis()).isNotNull();
      assertThat(setup.calls).extracting(CallListener.Call::fieldErrors).containsOnly(0);
      assertThat(reader.missingEndpoints()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void findsTheSameProfitInEveryPlace(Dialect dialect) throws InterruptedException {
    try (Setup setup = new Setup(dialect)) {
      HttpBotReader reader = setup.reader(BotOptions.DEFAULT);
      Profit profit = reader.profit();
      List<ClosedTrade> trades = allTrades(reader);
      double closed = profit.closedProfit() == null ? 0 : profit.closedProfit();

      assertThat(trades).hasSize(Math.toIntExact(profit.closedTradeCount()));
      assertThat(trades.stream().mapToDouble(ClosedTrade::profit).sum())
          .isEqualTo(closed, within(1e-6));
      assertThat(reader.performance().stream().mapToDouble(PairPerformance::profit).sum())
          .isEqualTo(closed, within(1e-6));
      assertThat(reader.exits().stream().mapToDouble(TagPerformance::profit).sum())
          .isEqualTo(closed, within(1e-6));
      assertThat(reader.entries().stream().mapToLong(TagPerformance::count).sum())
          .isEqualTo(trades.size());
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void followsItsMessages(Dialect dialect) throws InterruptedException {
    CountDownLatch connected = new CountDownLatch(1);
    BotEventListener listener =
        new BotEventListener() {
          @Override
          public void connected() {
            connected.countDown();
          }

          @Override
          public void event(BotEvent event) {}
        };
    try (Setup setup = new Setup(dialect);
        BotEvents events =
            new BotEvents(
                setup.address,
                BotOptions.DEFAULT.withWebSocketToken(setup.access.webSocketToken()),
                setup.fetcher,
                Clock.system(),
                new Random(3),
                listener)) {
      events.start();

      assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(events.rejections()).isZero();
    }
  }

  private static List<ClosedTrade> allTrades(BotReader reader) throws InterruptedException {
    List<ClosedTrade> trades = new ArrayList<>();
    TradesPage page = reader.trades(BotReader.TRADES_PER_PAGE, 0, false);
    while (!page.trades().isEmpty()) {
      trades.addAll(page.trades());
      page = reader.trades(BotReader.TRADES_PER_PAGE, trades.size(), false);
    }
    return trades;
  }
}
