package io.freqwatch.freqtrade.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads one bot over HTTP. Makes no call before it is asked to; needs no closing. */
public final class HttpBotReader implements BotReader {
  private final BotAddress bot;
  private final BotOptions options;
  private final Clock clock;
  private final CallListener listener;
  private final SignedTransport transport;
  private final CallBudget budget;
  private final ClockSkew skew;
  private final Set<ReadEndpoint> missing = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String version;

  /** The fetcher is the caller's, and shared with others. */
  public HttpBotReader(
      BotAddress bot, BotOptions options, HttpFetcher fetcher, Clock clock, CallListener listener) {
    this.bot = bot;
    this.options = options;
    this.clock = clock;
    this.listener = listener;
    this.transport =
        new SignedTransport(
            bot,
            new ReadOnlyTransport(bot, fetcher::fetch),
            SignedTransport.credentials(bot, options, fetcher::fetch, clock));
    this.budget = new CallBudget(clock);
    this.skew = new ClockSkew(clock);
  }

  @Override
  public void ping() throws InterruptedException {
    get(Answers.PING, "");
  }

  @Override
  public Version version() throws InterruptedException {
    return get(Answers.VERSION, "");
  }

  @Override
  public ShowConfig showConfig() throws InterruptedException {
    ShowConfig config = get(Answers.SHOW_CONFIG, "");
    forgetDialectOf(config.version());
    return config;
  }

  @Override
  public Health health() throws InterruptedException {
    return get(Answers.HEALTH, "");
  }

  @Override
  public Count count() throws InterruptedException {
    return get(Answers.COUNT, "");
  }

  @Override
  public List<OpenTrade> status() throws InterruptedException {
    return get(Answers.STATUS, "");
  }

  @Override
  public Profit profit() throws InterruptedException {
    return get(Answers.PROFIT, "");
  }

  @Override
  public ProfitAll profitAll() throws InterruptedException {
    return get(Answers.PROFIT_ALL, "");
  }

  @Override
  public Balance balance() throws InterruptedException {
    return get(Answers.BALANCE, "");
  }

  @Override
  public List<PairPerformance> performance() throws InterruptedException {
    return get(Answers.PERFORMANCE, "");
  }

  @Override
  public List<TagPerformance> entries() throws InterruptedException {
    return get(Answers.ENTRIES, "");
  }

  @Override
  public List<TagPerformance> exits() throws InterruptedException {
    return get(Answers.EXITS, "");
  }

  @Override
  public List<TagPerformance> mixTags() throws InterruptedException {
    return get(Answers.MIX_TAGS, "");
  }

  @Override
  public Stats stats() throws InterruptedException {
    return get(Answers.STATS, "");
  }

  @Override
  public PeriodProfits daily(int days) throws InterruptedException {
    return get(Answers.DAILY, "?timescale=" + days);
  }

  @Override
  public PeriodProfits weekly(int weeks) throws InterruptedException {
    return get(Answers.WEEKLY, "?timescale=" + weeks);
  }

  @Override
  public PeriodProfits monthly(int months) throws InterruptedException {
    return get(Answers.MONTHLY, "?timescale=" + months);
  }

  @Override
  public TradesPage trades(int limit, long offset, boolean newestFirst)
      throws InterruptedException {
    if (limit < 1 || limit > TRADES_PER_PAGE || offset < 0) {
      throw new IllegalArgumentException(
          "trades need a limit of 1 to %d and an offset of 0 or more, found %d and %d"
              .formatted(TRADES_PER_PAGE, limit, offset));
    }
    String order = newestFirst ? "&order_by_id=false" : "";
    return get(Answers.TRADES, "?limit=" + limit + "&offset=" + offset + order);
  }

  @Override
  public ClosedTrade trade(long tradeId) throws InterruptedException {
    String path = ReadEndpoint.TRADE.template().replace("{id}", Long.toString(tradeId));
    return read(Answers.TRADE, HttpCall.get(bot.resolve(path)));
  }

  @Override
  public Locks locks() throws InterruptedException {
    return get(Answers.LOCKS, "");
  }

  @Override
  public Whitelist whitelist() throws InterruptedException {
    return get(Answers.WHITELIST, "");
  }

  @Override
  public Blacklist blacklist() throws InterruptedException {
    return get(Answers.BLACKLIST, "");
  }

  @Override
  public Logs logs(int limit) throws InterruptedException {
    return get(Answers.LOGS, "?limit=" + limit);
  }

  @Override
  public SystemInfo sysinfo() throws InterruptedException {
    return get(Answers.SYSINFO, "");
  }

  /** With no column asked for by name, a bot sends prices and signals, and no indicators. */
  @Override
  public PairCandle lastCandle(String pair, String timeframe) throws InterruptedException {
    ObjectNode question = Json.object().put("pair", pair).put("timeframe", timeframe);
    question.put("limit", 1).putArray("columns");
    URI uri = bot.resolve(ReadEndpoint.PAIR_CANDLES.template());
    byte[] body = Json.text(question).getBytes(UTF_8);
    return read(Answers.PAIR_CANDLES, HttpCall.post(uri, "application/json", body));
  }

  @Override
  public HistoricBalance historicBalance() throws InterruptedException {
    return get(Answers.HISTORIC_BALANCE, "");
  }

  @Override
  public Duration untilNextCall(ReadEndpoint endpoint) {
    return budget.untilNextCall(endpoint);
  }

  @Override
  public Set<ReadEndpoint> missingEndpoints() {
    return Collections.unmodifiableSet(missing);
  }

  @Override
  public @Nullable Long clockSkewMillis() {
    return skew.millis();
  }

  private <T> T get(Answer<T> answer, String query) throws InterruptedException {
    return read(answer, HttpCall.get(bot.resolve(answer.endpoint().template() + query)));
  }

  private <T> T read(Answer<T> answer, HttpCall call) throws InterruptedException {
    ReadEndpoint endpoint = answer.endpoint();
    budget.enter(endpoint);
    long begin = clock.monotonicNanos();
    try {
      Decoded<T> decoded = answer.decode(fetch(endpoint, call).body());
      ended(endpoint, Outcome.OK, begin, decoded.fieldErrors());
      return decoded.value();
    } catch (BotCallException e) {
      noteMissing(endpoint, e);
      ended(endpoint, e.outcome(), begin, 0);
      throw e;
    } finally {
      budget.leave(endpoint);
    }
  }

  private HttpAnswer fetch(ReadEndpoint endpoint, HttpCall call) throws InterruptedException {
    HttpCall limited = call.within(timeout(endpoint)).withMaxBodyBytes(endpoint.maxBytes());
    HttpAnswer answer =
        endpoint == ReadEndpoint.PING
            ? transport.fetchUnsigned(endpoint.template(), limited)
            : transport.fetch(endpoint.template(), limited);
    skew.answered(answer);
    return answer;
  }

  private Duration timeout(ReadEndpoint endpoint) {
    Duration longest = options.maxTimeout();
    return endpoint.timeout().compareTo(longest) < 0 ? endpoint.timeout() : longest;
  }

  private void ended(ReadEndpoint endpoint, Outcome outcome, long begin, int fieldErrors) {
    long nanos = clock.monotonicNanos() - begin;
    budget.called(endpoint, outcome, nanos);
    listener.called(new CallListener.Call(endpoint, outcome, Duration.ofNanos(nanos), fieldErrors));
  }

  /** An unknown trade is 404 as well, and says nothing of the endpoint. */
  private void noteMissing(ReadEndpoint endpoint, BotCallException e) {
    if (e instanceof ErrorAnswerException answer
        && answer.status() == 404
        && answer.endpoint().equals(endpoint.template())
        && endpoint != ReadEndpoint.TRADE
        && endpoint != ReadEndpoint.PAIR_CANDLES) {
      missing.add(endpoint);
    }
  }

  /** A bot of another version may know more. */
  private void forgetDialectOf(@Nullable String found) {
    if (found != null && !found.equals(version)) {
      version = found;
      missing.clear();
    }
  }
}
