package io.freqwatch.freqtrade.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.http.HttpAnswer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class ExchangeFaultsTest {
  private static final String KLINES = "/klines?symbol=BTCUSDT&interval=1m&limit=1";

  private final RunningExchange running = new RunningExchange();
  private final SimulatedExchange exchange = running.exchange;

  @AfterEach
  void close() {
    running.close();
  }

  @Test
  void aDownExchangeRefusesConnectionsAndComesBackOnTheSamePort() throws InterruptedException {
    exchange.inject(ExchangeFault.DOWN, 0, Duration.ZERO);
    assertThat(running.isRefused()).isTrue();
    exchange.healAll();
    assertThat(running.answer("/ping").status()).isEqualTo(200);
  }

  @Test
  void aFaultEndsByItselfWhenItsTimeIsOver() {
    exchange.inject(ExchangeFault.DOWN, 0, Duration.ofSeconds(30));
    assertThat(running.isRefused()).isTrue();
    running.advanceUntil(() -> !running.isRefused());
    assertThat(running.clock.wallMillis()).isGreaterThanOrEqualTo(RunningExchange.NOW + 30_000);
    assertThat(exchange.faults()).isEmpty();
  }

  @Test
  void tooManyRequestsSaysHowLongToWait() {
    exchange.inject(ExchangeFault.RATE_LIMIT, 7, Duration.ZERO);
    HttpAnswer answer = running.answer("/ping");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).contains("7");
    assertThat(running.get("/ping").get("code").asInt()).isEqualTo(-1003);
  }

  @Test
  void serverErrorsHaveTheStatusAskedFor() {
    exchange.inject(ExchangeFault.SERVER_ERROR, 502, Duration.ZERO);
    assertThat(running.answer("/time").status()).isEqualTo(502);
    assertThat(running.get("/time").get("code").asInt()).isEqualTo(-1001);
  }

  @Test
  void frozenCandlesStandStillWhilePricesMoveOn() throws InterruptedException {
    exchange.inject(ExchangeFault.FROZEN_CANDLES, 0, Duration.ZERO);
    JsonNode candles = running.get(KLINES);
    JsonNode book = running.get("/depth?symbol=BTCUSDT");
    running.clock.advance(Duration.ofMinutes(5));
    assertThat(running.get(KLINES)).isEqualTo(candles);
    assertThat(running.get("/depth?symbol=BTCUSDT")).isNotEqualTo(book);
    exchange.heal(ExchangeFault.FROZEN_CANDLES);
    assertThat(running.get(KLINES).get(0).get(0).asLong())
        .isEqualTo(candles.get(0).get(0).asLong() + 300_000);
  }

  @Test
  void candlesMayHaveFrozenAWhileAgo() {
    long open = running.get(KLINES).get(0).get(0).asLong();
    exchange.inject(ExchangeFault.FROZEN_CANDLES, 600, Duration.ZERO);
    assertThat(running.get(KLINES).get(0).get(0).asLong()).isEqualTo(open - 600_000);
  }

  @Test
  void anEmptyBookHasNeitherBidsNorAsks() {
    exchange.inject(ExchangeFault.EMPTY_BOOK, 0, Duration.ZERO);
    JsonNode book = running.get("/depth?symbol=BTCUSDT");
    assertThat(book.get("bids")).isEmpty();
    assertThat(book.get("asks")).isEmpty();
  }
}
