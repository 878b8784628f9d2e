package io.freqwatch.alertmanager.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks.Episode;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Buttons against a Telegram that gives each update until it is confirmed, as the real one does.
 */
class TelegramButtonsTest {
  private static final String TOKEN = "123456:ABC-secret";
  private static final Clock CLOCK = Clock.system();

  private final List<JsonNode> updates = Collections.synchronizedList(new ArrayList<>());
  private final BlockingQueue<String> replies = new ArrayBlockingQueue<>(100);
  private final List<String> pressed = Collections.synchronizedList(new ArrayList<>());
  private final HttpFetcher fetcher = new HttpFetcher(CLOCK);
  private final HttpClients clients = new HttpClients(fetcher, CLOCK);
  private final HttpServer telegram =
      HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), this::answer);
  private final TelegramButtons.Press press =
      new TelegramButtons.Press() {
        @Override
        public String acknowledged(Episode episode, String by) {
          pressed.add(episode.alert() + " at " + episode.begin() + " by " + by);
          return "done";
        }

        @Override
        public void refused() {
          pressed.add("refused");
        }
      };
  private final TelegramButtons buttons =
      new TelegramButtons(clients, CLOCK, new SplittableRandom(1), press);
  private volatile int status = 200;

  @AfterEach
  void stop() {
    buttons.close();
    telegram.close();
    clients.close();
    fetcher.close();
  }

  private Response answer(Request request) throws IOException {
    JsonNode body = Json.parse(request.body());
    if (request.path().equals("/bot" + TOKEN + "/answerCallbackQuery")) {
      replies.add(body.path("callback_query_id").asString() + " " + body.path("text").asString());
      return Response.json("{\"ok\":true,\"result\":true}");
    }
    if (!request.path().equals("/bot" + TOKEN + "/getUpdates") || status != 200) {
      return Response.json("{\"ok\":false}").withStatus(status == 200 ? 404 : status);
    }
    assertThat(body.path("allowed_updates").get(0).asString()).isEqualTo("callback_query");
    long offset = body.path("offset").asLong();
    updates.removeIf(update -> update.path("update_id").asLong() < offset);
    return Response.json(
        "{\"ok\":true,\"result\":" + Json.text(Json.array().addAll(List.copyOf(updates))) + "}");
  }

  private void press(int update, long chat, String data) {
    updates.add(
        Json.parse(
            """
            {"update_id":%d,"callback_query":{"id":"q%d","data":"%s","from":{"username":"ann"},
             "message":{"chat":{"id":%d}}}}
            """
                .formatted(update, update, data, chat)));
  }

  private void start() {
    buttons.load(
        AlertmanagerReader.parse(
            "f",
            """
            route: {receiver: a}
            receivers:
              - name: a
                telegram_configs:
                  - {api_url: '%1$s', bot_token: '%2$s', chat_id: -100}
                  - {api_url: '%1$s', bot_token: '%2$s', chat_id: -200}
            """
                .formatted(telegram.uri(), TOKEN),
            Path.of("/")));
  }

  private String reply() throws InterruptedException {
    return String.valueOf(replies.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void aPressAcknowledgesItsEpisodeOnce() throws Exception {
    press(5, -100, "ack:00000000000000ff:1767225600000");
    start();

    assertThat(reply()).isEqualTo("q5 done");
    press(6, -200, "ack:00000000000000fe:1767225600000");
    assertThat(reply()).isEqualTo("q6 done");
    assertThat(pressed)
        .containsExactly(
            "00000000000000ff at 2026-01-01T00:00:00Z by @ann on Telegram",
            "00000000000000fe at 2026-01-01T00:00:00Z by @ann on Telegram");
  }

  @Test
  void aPressInAForeignChatIsRefused() throws Exception {
    press(1, -666, "ack:00000000000000ff:1767225600000");
    start();

    assertThat(reply()).contains("cannot be acknowledged from this chat");
    assertThat(pressed).containsExactly("refused");
  }

  @Test
  void textsThatAreNoneOfOursDoNothing() throws Exception {
    press(1, -100, "ack:xyz");
    press(2, -100, "/forceexit all");
    start();

    assertThat(List.of(reply(), reply()))
        .containsExactly("q1 This button is none of ours.", "q2 This button is none of ours.");
    assertThat(pressed).isEmpty();
  }

  @Test
  void whereAnotherProgramFollowsTheBotThisOneGivesWay() throws Exception {
    status = 409;
    start();
    for (int i = 0; i < 2_000 && buttons.check().isOk(); i++) {
      CLOCK.sleep(Duration.ofMillis(10));
    }

    assertThat(buttons.check().isOk()).isFalse();
  }

  @Test
  void messagesHaveAButtonForEachAlertThatFires() {
    JsonNode one =
        TelegramKeyboard.of(
                SampleMessages.message(
                    SampleMessages.firing("alpha", "down"), SampleMessages.resolved("beta", "up")))
            .orElseThrow();
    JsonNode button = one.path("inline_keyboard").get(0).get(0);
    assertThat(one.path("inline_keyboard")).hasSize(1);
    assertThat(button.path("text").asString()).isEqualTo("Acknowledge");
    assertThat(button.path("callback_data").asString().length()).isLessThanOrEqualTo(64);
    assertThat(TelegramKeyboard.pressed(button.path("callback_data").asString()))
        .contains(
            new Episode(
                SampleMessages.firing("alpha", "down").fingerprint(),
                SampleMessages.NOW.minus(Duration.ofMillis(299_977))));
    assertThat(TelegramKeyboard.of(SampleMessages.storm(20)).orElseThrow().path("inline_keyboard"))
        .hasSize(8);
  }
}
