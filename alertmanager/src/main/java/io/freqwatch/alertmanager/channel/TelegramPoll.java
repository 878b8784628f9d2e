package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks.Episode;
import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFailure;
import io.freqwatch.lifecycle.Backoff;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for the presses of one bot's buttons, over and over ({@code getUpdates} of the Bot API,
 * which waits until there is one). Run by one thread.
 */
final class TelegramPoll {
  private static final Logger log = LoggerFactory.getLogger(TelegramPoll.class);
  private static final Duration WAIT = Duration.ofSeconds(25);
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MAX_ANSWER_BYTES = 4 << 20;
  private static final int MAX_NAME = 100;
  private static final int CONFLICT = 409;

  private final TelegramBot bot;
  private final Transport transport;
  private final Clock clock;
  private final Backoff backoff;
  private final TelegramButtons.Press press;
  private long offset;
  private volatile boolean givenUp;

  TelegramPoll(
      TelegramBot bot,
      Transport transport,
      Clock clock,
      RandomGenerator random,
      TelegramButtons.Press press) {
    this.bot = bot;
    this.transport = transport;
    this.clock = clock;
    this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
    this.press = press;
  }

  /** Whether another program follows this bot. */
  boolean isGivenUp() {
    return givenUp;
  }

  void run() throws InterruptedException {
    while (!givenUp && !Thread.currentThread().isInterrupted()) {
      clock.sleep(poll());
    }
  }

  /** Asks once and answers each press; says how long to wait before the next time. */
  Duration poll() {
    try {
      HttpAnswer answer = call("getUpdates", question());
      if (answer.status() == CONFLICT) {
        givenUp = true;
        log.error("another program follows the buttons of a Telegram bot; they are off here");
        return Duration.ZERO;
      }
      JsonNode body = Json.parse(answer.body());
      if (!answer.isSuccess()) {
        return pause(body.path("parameters").path("retry_after").asLong(0));
      }
      for (JsonNode update : body.path("result")) {
        take(update);
      }
      backoff.reset();
      return Duration.ZERO;
    } catch (HttpFailure | JsonException | IOException | IllegalArgumentException ignored) {
      return pause(0); // their messages hold the token; the next time may be better
    }
  }

  private Duration pause(long asked) {
    return asked > 0 ? Duration.ofSeconds(Math.min(asked, 3_600)) : backoff.next();
  }

  private ObjectNode question() {
    ObjectNode question = Json.object().put("offset", offset).put("timeout", WAIT.toSeconds());
    question.putArray("allowed_updates").add("callback_query");
    return question;
  }

  /** An update that cannot be answered is not asked for again. */
  private void take(JsonNode update) throws IOException {
    offset = Math.max(offset, update.path("update_id").asLong(0) + 1);
    JsonNode pressed = update.path("callback_query");
    if (!pressed.isObject()) {
      return;
    }
    ObjectNode reply =
        Json.object()
            .put("callback_query_id", pressed.path("id").asString(""))
            .put("text", replyTo(pressed));
    call("answerCallbackQuery", reply);
  }

  private String replyTo(JsonNode pressed) throws IOException {
    if (!bot.writesTo(pressed.path("message").path("chat"))) {
      press.refused();
      log.warn("a button of a Telegram message was pressed in a chat that no receiver names");
      return "Alerts cannot be acknowledged from this chat.";
    }
    Optional<Episode> episode = TelegramKeyboard.pressed(pressed.path("data").asString(""));
    return episode
        .map(found -> press.acknowledged(found, name(pressed.path("from"))))
        .orElse("This button is none of ours.");
  }

  private static String name(JsonNode from) {
    String user = from.path("username").asString("");
    String name = user.isEmpty() ? from.path("first_name").asString("somebody") : "@" + user;
    return Texts.shortened(name, MAX_NAME) + " on Telegram";
  }

  private HttpAnswer call(String method, ObjectNode body) throws IOException {
    URI uri = URI.create(bot.apiUrl() + "/bot" + bot.token().read().reveal() + "/" + method);
    HttpCall call = HttpCall.post(uri, "application/json", Json.bytes(body)).within(DEADLINE);
    return transport.fetch(call.withMaxBodyBytes(MAX_ANSWER_BYTES), bot.http());
  }
}
