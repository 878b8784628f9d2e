package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpBotControllerTest {
  private final FakeBot bot = new FakeBot();
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final BotController controller =
      new HttpBotController(bot.address(), BotOptions.DEFAULT, fetcher, Clock.system());
  private final Map<String, String> questions = new ConcurrentHashMap<>();

  private void accept(String path, String answer) {
    bot.on(
        path,
        request -> {
          questions.put(path, request.bodyText());
          return Response.json(answer);
        });
  }

  @AfterEach
  void close() {
    fetcher.close();
    bot.close();
  }

  @Test
  void givesBackWhatTheBotSays() throws InterruptedException {
    bot.answer("/start", "{\"status\":\"starting trader ...\"}")
        .answer("/stop", "{\"status\":\"stopping trader ...\"}")
        .answer("/pause", "{\"status\":\"paused, no more entries will occur from now.\"}")
        .answer("/stopentry", "{\"status\":\"No more entries will occur from now.\"}")
        .answer("/reload_config", "{\"status\":\"Reloading config ...\"}");

    assertThat(controller.start()).isEqualTo("starting trader ...");
    assertThat(controller.stop()).isEqualTo("stopping trader ...");
    assertThat(controller.pause()).startsWith("paused");
    assertThat(controller.stopEntry()).startsWith("No more");
    assertThat(controller.reloadConfig()).startsWith("Reloading");
    assertThat(bot.calls())
        .containsExactly(
            "POST /start", "POST /stop", "POST /pause", "POST /stopentry", "POST /reload_config");
  }

  @Test
  void entersAndExitsByHand() throws InterruptedException {
    accept("/forceenter", "{\"trade_id\":5}");
    accept("/forceexit", "{\"result\":\"Created exit order for trade 5.\"}");
    controller.forceEntry(
        new BotController.ForceEntry("A/B", "short", 1.5, null, 100.0, 2.0, "by hand"));
    String said = controller.forceExit(new BotController.ForceExit("5", "market", null));

    assertThat(said).isEqualTo("Created exit order for trade 5.");
    assertThat(Json.parse(questions.get("/forceenter")))
        .isEqualTo(
            Json.parse(
                "{\"pair\":\"A/B\",\"side\":\"short\",\"price\":1.5,\"ordertype\":null,"
                    + "\"stakeamount\":100.0,\"leverage\":2.0,\"entry_tag\":\"by hand\"}"));
    assertThat(Json.parse(questions.get("/forceexit")))
        .isEqualTo(Json.parse("{\"tradeid\":\"5\",\"ordertype\":\"market\",\"amount\":null}"));
  }

  @Test
  void changesTradesListsAndLocks() throws InterruptedException {
    bot.answer("/trades/5", "{\"result_msg\":\"Deleted trade 5.\"}")
        .answer("/trades/5/open-order", "{}")
        .answer("/trades/5/reload", "{}")
        .answer("/locks/3", "{\"locks\":[]}");
    accept("/blacklist", "{\"blacklist\":[]}");
    accept("/locks", "{\"locks\":[]}");

    assertThat(controller.deleteTrade(5)).isEqualTo("Deleted trade 5.");
    controller.cancelOpenOrder(5);
    controller.reloadTrade(5);
    controller.addToBlacklist("A/B");
    controller.removeFromBlacklist("A/B:B");
    controller.lock(new BotController.NewLock("A/B", "*", 1_795_345_552_000L, "news"));
    controller.deleteLock(3);

    assertThat(bot.calls())
        .containsExactly(
            "DELETE /trades/5",
            "DELETE /trades/5/open-order",
            "POST /trades/5/reload",
            "POST /blacklist",
            "DELETE /blacklist?pairs_to_delete=A%2FB%3AB",
            "POST /locks",
            "DELETE /locks/3");
    assertThat(Json.parse(questions.get("/locks")))
        .isEqualTo(
            Json.parse(
                "[{\"pair\":\"A/B\",\"until\":\"2026-11-22T11:05:52Z\",\"side\":\"*\","
                    + "\"reason\":\"news\"}]"));
  }

  @Test
  void throwsWhatTheBotRefuses() {
    bot.on(
        "/forceexit",
        request ->
            Response.json("{\"error\":\"Error querying /api/v1/forceexit: trader is not running\"}")
                .withStatus(502));
    ErrorAnswerException failure =
        catchThrowableOfType(
            ErrorAnswerException.class,
            () -> controller.forceExit(new BotController.ForceExit("all", null, null)));

    assertThat(failure.endpoint()).isEqualTo("/forceexit");
    assertThat(failure.detail()).endsWith("trader is not running");
  }

  @Test
  void throwsWhereTheAnswerIsNoJson() {
    bot.on("/start", request -> Response.html("<h1>Login</h1>"));

    assertThat(catchThrowableOfType(UnreadableAnswerException.class, controller::start))
        .hasMessageContaining("/start");
  }
}
