package io.freqwatch.freqtrade.api;

import static io.freqwatch.freqtrade.api.Recorded.API_2_40;
import static io.freqwatch.freqtrade.api.Recorded.API_2_49;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.model.Secret;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpBotReaderTest {
  private final FakeBot bot = new FakeBot();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final List<CallListener.Call> calls = new CopyOnWriteArrayList<>();

  private HttpBotReader reader() {
    return reader(bot.address(), BotOptions.DEFAULT);
  }

  private HttpBotReader reader(BotAddress address, BotOptions options) {
    return new HttpBotReader(address, options, fetcher, Clock.system(), calls::add);
  }

  private static BotCallException failure(ThrowingCallable call) {
    BotCallException failure = catchThrowableOfType(BotCallException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  @AfterEach
  void close() {
    fetcher.close();
    bot.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {API_2_40, API_2_49})
  void readsEveryEndpointOfABot(String dialect) throws InterruptedException {
    List<String> names =
        Recorded.ANSWERS.keySet().stream().filter(each -> Recorded.has(dialect, each)).toList();
    bot.recorded(dialect, names.toArray(String[]::new));
    HttpBotReader reader = reader();

    reader.ping();
    assertThat(reader.version().version()).contains("-dev");
    assertThat(reader.showConfig().strategy()).isEqualTo("S");
    assertThat(reader.health().startMillis()).isNotNull();
    assertThat(reader.count().current()).isEqualTo(1);
    assertThat(reader.status()).hasSize(1);
    assertThat(reader.profit().botStartMillis()).isNotNull();
    assertThat(reader.balance().stakeCurrency()).isEqualTo("USDT");
    assertThat(reader.performance()).isNotNull();
    assertThat(reader.entries()).isNotNull();
    assertThat(reader.exits()).isNotNull();
    assertThat(reader.mixTags()).isNotNull();
    assertThat(reader.stats()).isNotNull();
    assertThat(reader.daily(7).periods()).hasSize(7);
    assertThat(reader.weekly(4).periods()).hasSize(4);
    assertThat(reader.monthly(3).periods()).hasSize(3);
    assertThat(reader.trades(500, 1_000, true).totalTrades()).isNotNull();
    assertThat(reader.locks().locks()).isEmpty();
    assertThat(reader.whitelist().pairs()).hasSize(4);
    assertThat(reader.blacklist().pairs()).isEmpty();
    assertThat(reader.logs(200).entries()).isNotEmpty();
    assertThat(reader.sysinfo().cpuRatios()).hasSize(2);

    assertThat(calls).extracting(CallListener.Call::outcome).containsOnly(Outcome.OK);
    assertThat(calls).extracting(CallListener.Call::fieldErrors).containsOnly(0);
    assertThat(bot.calls())
        .contains(
            "GET /daily?timescale=7",
            "GET /logs?limit=200",
            "GET /trades?limit=500&offset=1000&order_by_id=false");
  }

  @Test
  void asksForOneTradeAndOneCandle() throws InterruptedException {
    AtomicReference<String> question = new AtomicReference<>();
    bot.answer("/trade/17", "{\"trade_id\":17,\"is_open\":true}")
        .on(
            "/pair_candles",
            request -> {
              question.set(request.method() + request.bodyText());
              return Response.json("{\"pair\":\"A/B\",\"columns\":[],\"data\":[]}");
            });
    HttpBotReader reader = reader();

    assertThat(reader.trade(17).isOpen()).isTrue();
    assertThat(reader.lastCandle("A/B", "5m").pair()).isEqualTo("A/B");
    assertThat(question.get()).startsWith("POST");
    assertThat(Json.parse(question.get().substring(4)))
        .isEqualTo(
            Json.parse("{\"pair\":\"A/B\",\"timeframe\":\"5m\",\"limit\":1,\"columns\":[]}"));
  }

  @Test
  void refusesToAskForPagesWithoutALimit() {
    assertThatThrownBy(() -> reader().trades(0, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reader().trades(501, 0, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bot.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "502, BAD_GATEWAY, '{\"error\":\"Error querying /api/v1/count: trader is not running\"}',"
        + " 'trader is not running'",
    "503, UNAVAILABLE, '{\"detail\":\"Bot is not in the correct state.\"}', 'correct state'",
    "500, SERVER_ERROR, 'Internal Server Error', 'Internal Server Error'",
    "504, SERVER_ERROR, '<html><h1>gateway</h1></html>', 504",
    "404, CLIENT_ERROR, '{\"detail\":\"Not Found\"}', 'Not Found'",
    "422, CLIENT_ERROR, '{\"detail\":[{\"type\":\"int\",\"loc\":[\"query\"]}]}', query",
    "301, CLIENT_ERROR, '', 301"
  })
  void saysWhatTheBotSaid(int status, Outcome outcome, String body, String words) {
    bot.on("/count", request -> Response.text(body).withStatus(status));

    BotCallException failure = failure(() -> reader().count());

    assertThat(failure).isInstanceOf(ErrorAnswerException.class);
    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(failure.endpoint()).isEqualTo("/count");
    assertThat(failure).hasMessageContaining("alpha").hasMessageContaining(words);
    assertThat(calls).extracting(CallListener.Call::outcome).containsExactly(outcome);
  }

  @Test
  void tellsTheWrongModeInBothDialects() {
    bot.on(
        "/status",
        request ->
            Response.json("{\"error\":\"Bot is not in the correct state\"}").withStatus(502));
    bot.on(
        "/profit",
        request ->
            Response.json("{\"detail\":\"Bot is not in the correct state.\"}").withStatus(503));
    bot.on("/count", request -> Response.json("{\"error\":\"no\"}").withStatus(502));

    assertThat(((ErrorAnswerException) failure(() -> reader().status())).isWrongState()).isTrue();
    assertThat(((ErrorAnswerException) failure(() -> reader().profit())).isWrongState()).isTrue();
    assertThat(((ErrorAnswerException) failure(() -> reader().count())).isWrongState()).isFalse();
  }

  @Test
  void neverPrintsThePassword() {
    BotAddress wrong = bot.address(Secret.of("hunter2"));

    BotCallException failure = failure(() -> reader(wrong, BotOptions.DEFAULT).showConfig());

    assertThat(failure.outcome()).isEqualTo(Outcome.UNAUTHORIZED);
    assertThat(failure).hasMessageNotContaining("hunter2");
    assertThat(wrong.toString()).doesNotContain("hunter2");
    assertThat(bot.calls()).hasSize(1);
  }

  @Test
  void pingsWithoutAPassword() throws InterruptedException {
    reader(bot.address(Secret.of("wrong")), BotOptions.DEFAULT).ping();

    assertThat(bot.calls()).containsExactly("GET /ping");
  }

  @Test
  void givesUpOnABotThatHangs() {
    CountDownLatch never = new CountDownLatch(1);
    bot.on(
        "/health",
        request -> {
          never.await();
          return Response.status(200);
        });
    BotOptions impatient = BotOptions.DEFAULT.withMaxTimeout(Duration.ofMillis(200));
    HttpBotReader reader = reader(bot.address(), impatient);

    assertThat(failure(reader::health).outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThat(reader.untilNextCall(ReadEndpoint.HEALTH)).isPositive();
    assertThat(reader.untilNextCall(ReadEndpoint.STATUS)).isZero();
    never.countDown();
  }

  @Test
  void tellsABotThatIsNotThere() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    BotAddress gone =
        new BotAddress(
            "alpha", URI.create("http://127.0.0.1:" + free), FakeBot.USER, FakeBot.PASSWORD);

    BotCallException failure = failure(() -> reader(gone, BotOptions.DEFAULT).ping());

    assertThat(failure).isInstanceOf(NoAnswerException.class);
    assertThat(failure.outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void tellsAConnectionThatBreaks() {
    bot.on("/health", request -> Response.abort());

    assertThat(failure(() -> reader().health()).outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void tellsAServerThatDoesNotSpeakTls() {
    URI https = URI.create(bot.address().url().toString().replace("http:", "https:"));
    BotAddress tls = new BotAddress("alpha", https, FakeBot.USER, FakeBot.PASSWORD);

    assertThat(failure(() -> reader(tls, BotOptions.DEFAULT).ping()).outcome())
        .isEqualTo(Outcome.TLS);
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    String padding = " ".repeat(ReadEndpoint.HEALTH.maxBytes());
    bot.answer("/health", padding + "{\"last_process\":null}");

    BotCallException failure = failure(() -> reader().health());

    assertThat(failure).isInstanceOf(UnreadableAnswerException.class);
    assertThat(failure.outcome()).isEqualTo(Outcome.DECODE);
  }

  @Test
  void countsWrongFields() throws InterruptedException {
    bot.answer("/count", "{\"current\":{},\"max\":-1}");

    assertThat(reader().count().max()).isEqualTo(-1);
    assertThat(calls).extracting(CallListener.Call::fieldErrors).containsExactly(1);
  }

  @Test
  void remembersWhatABotDoesNotHaveUntilItsVersionChanges() throws InterruptedException {
    bot.recorded(API_2_40, "show_config");
    HttpBotReader reader = reader();
    reader.showConfig();
    failure(reader::historicBalance);
    failure(() -> reader.trade(5));
    assertThat(reader.missingEndpoints()).containsExactly(ReadEndpoint.HISTORIC_BALANCE);

    bot.recorded(API_2_49, "show_config");
    reader.showConfig();
    assertThat(reader.missingEndpoints()).isEmpty();
  }

  @Test
  void comparesTheClocks() throws InterruptedException {
    HttpBotReader reader = reader();
    assertThat(reader.clockSkewMillis()).isNull();
    bot.on(
        "/ping",
        request ->
            Response.json("{\"status\":\"pong\"}")
                .withHeader("Date", "Wed, 01 Jan 2200 00:00:00 GMT"));
    reader.ping();

    assertThat(reader.clockSkewMillis()).isGreaterThan(Duration.ofDays(10_000).toMillis());
  }

  @Test
  void makesOneHeavyAndOneLightCallAtATime() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch bothKinds = new CountDownLatch(2);
    for (String path : List.of("/stats", "/balance", "/status", "/performance")) {
      bot.on(
          path,
          request -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            bothKinds.countDown();
            bothKinds.await();
            running.decrementAndGet();
            return Response.status(500);
          });
    }
    HttpBotReader reader = reader();
    List<Thread> threads =
        List.<ThrowingCallable>of(
                reader::stats, reader::balance, reader::status, reader::performance)
            .stream()
            .map(call -> Thread.ofVirtual().start(() -> failure(call)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most.get()).isEqualTo(2);
    assertThat(calls).hasSize(4);
  }

  @Test
  void endsACallWhenItsThreadIsInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    bot.on(
        "/health",
        request -> {
          asked.countDown();
          never.await();
          return Response.status(200);
        });
    HttpBotReader reader = reader();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> end.set(org.assertj.core.api.Assertions.catchThrowable(reader::health)));
    asked.await();
    thread.interrupt();
    thread.join();

    assertThat(end.get()).isInstanceOf(InterruptedException.class);
    never.countDown();
  }
}
