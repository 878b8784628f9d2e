package io.freqwatch.freqtrade.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one bot over HTTP. Never repeats a call by itself, but after a renewed login. */
public final class HttpBotController implements BotController {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int MAX_BYTES = 1 << 20;
  private static final List<String> SAID = List.of("status", "result_msg", "result", "error");

  private final BotAddress bot;
  private final SignedTransport transport;

  /** The fetcher is the caller's, and shared with others. */
  public HttpBotController(BotAddress bot, BotOptions options, HttpFetcher fetcher, Clock clock) {
    this.bot = bot;
    this.transport =
        new SignedTransport(
            bot, fetcher::fetch, SignedTransport.credentials(bot, options, fetcher::fetch, clock));
  }

  @Override
  public String start() throws InterruptedException {
    return post("/start");
  }

  @Override
  public String stop() throws InterruptedException {
    return post("/stop");
  }

  @Override
  public String pause() throws InterruptedException {
    return post("/pause");
  }

  @Override
  public String stopEntry() throws InterruptedException {
    return post("/stopentry");
  }

  @Override
  public String reloadConfig() throws InterruptedException {
    return post("/reload_config");
  }

  @Override
  public String forceEntry(ForceEntry entry) throws InterruptedException {
    ObjectNode question = Json.object().put("pair", entry.pair()).put("side", entry.side());
    question.put("price", entry.rate()).put("ordertype", entry.orderType());
    question.put("stakeamount", entry.stakeAmount()).put("leverage", entry.leverage());
    return post("/forceenter", question.put("entry_tag", entry.enterTag()));
  }

  @Override
  public String forceExit(ForceExit exit) throws InterruptedException {
    ObjectNode question = Json.object().put("tradeid", exit.tradeId());
    return post(
        "/forceexit", question.put("ordertype", exit.orderType()).put("amount", exit.amount()));
  }

  @Override
  public String deleteTrade(long tradeId) throws InterruptedException {
    return delete("/trades/{id}", "/trades/" + tradeId);
  }

  @Override
  public String cancelOpenOrder(long tradeId) throws InterruptedException {
    return delete("/trades/{id}/open-order", "/trades/" + tradeId + "/open-order");
  }

  @Override
  public String reloadTrade(long tradeId) throws InterruptedException {
    return call("/trades/{id}/reload", of("POST", "/trades/" + tradeId + "/reload"));
  }

  @Override
  public void addToBlacklist(String pair) throws InterruptedException {
    ObjectNode question = Json.object();
    question.putArray("blacklist").add(pair);
    post("/blacklist", question);
  }

  @Override
  public void removeFromBlacklist(String pair) throws InterruptedException {
    delete("/blacklist", "/blacklist?pairs_to_delete=" + URLEncoder.encode(pair, UTF_8));
  }

  @Override
  public void lock(NewLock lock) throws InterruptedException {
    ObjectNode question =
        Json.object()
            .put("pair", lock.pair())
            .put("until", Instant.ofEpochMilli(lock.untilMillis()).toString())
            .put("side", lock.side())
            .put("reason", lock.reason());
    post("/locks", Json.array().add(question));
  }

  @Override
  public void deleteLock(long lockId) throws InterruptedException {
    delete("/locks/{id}", "/locks/" + lockId);
  }

  private String post(String path) throws InterruptedException {
    return call(path, of("POST", path));
  }

  private String post(String path, JsonNode question) throws InterruptedException {
    byte[] body = Json.text(question).getBytes(UTF_8);
    return call(path, HttpCall.post(bot.resolve(path), "application/json", body));
  }

  private String delete(String endpoint, String path) throws InterruptedException {
    return call(endpoint, of("DELETE", path));
  }

  private HttpCall of(String method, String path) {
    return HttpCall.of(method, bot.resolve(path), new byte[0]);
  }

  private String call(String endpoint, HttpCall call) throws InterruptedException {
    HttpCall limited = call.within(TIMEOUT).withMaxBodyBytes(MAX_BYTES);
    HttpAnswer answer = transport.fetch(endpoint, limited);
    return said(endpoint, answer.body());
  }

  private String said(String endpoint, byte[] body) {
    try {
      JsonNode answer = Json.parse(body);
      return SAID.stream()
          .map(answer::path)
          .filter(JsonNode::isString)
          .map(JsonNode::stringValue)
          .findFirst()
          .orElse("");
    } catch (JsonException e) {
      throw new UnreadableAnswerException(
          endpoint, "bot " + bot.name() + " answered " + endpoint + " with no JSON", e);
    }
  }
}
