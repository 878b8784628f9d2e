package io.freqwatch.freqtrade.exchange;

import io.freqwatch.freqtrade.fault.Faults;
import io.freqwatch.freqtrade.fault.Jobs;
import io.freqwatch.freqtrade.market.Market;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.ListenException;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A spot exchange for real bots in dry-run: Binance's public REST interface under {@code /api/v3},
 * over the prices of a virtual market. Candles, books and tickers follow the clock; two exchanges
 * on markets of one seed show the same.
 *
 * <p>A Freqtrade of exchange {@code binance} uses it when {@code ccxt_config.urls.api.public} and
 * {@code .private} are {@link #apiUri}, with {@code options.fetchMarkets} of {@code ["spot"]} and
 * {@code enable_ws: false}.
 *
 * <p>It answers on virtual threads; faults that end by themselves wait on one each. Thread-safe.
 */
public final class SimulatedExchange implements Component {
  private static final Logger log = LoggerFactory.getLogger(SimulatedExchange.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);
  private static final int BIND_ATTEMPTS = 20;

  private final ExchangeOptions options;
  private final Clock clock;
  private final Faults<ExchangeFault> faults;
  private final Handler api;
  private final Jobs jobs = new Jobs("simulated-exchange");
  private int port;
  private long candlesUntil = Long.MAX_VALUE;
  private boolean closed;
  private @Nullable HttpServer server;

  public SimulatedExchange(Market market, ExchangeOptions options) {
    this.options = options;
    this.clock = options.clock();
    this.port = options.port();
    this.faults = new Faults<>(ExchangeFault.class, clock);
    this.api = new ExchangeApi(market, faults, clock, this::candleMillis).handler();
  }

  /**
   * Opens the port.
   *
   * @throws ListenException when it cannot be bound
   */
  @Override
  public void start() {
    open();
  }

  private synchronized void open() {
    if (closed || server != null || faults.has(ExchangeFault.DOWN)) {
      return;
    }
    HttpServer opened = HttpServer.start(HttpServerOptions.at(options.host(), port), api);
    port = opened.port();
    server = opened;
  }

  private synchronized void kill() {
    HttpServer open = server;
    server = null;
    if (open != null) {
      open.kill();
    }
  }

  private void reopen() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        open();
        return;
      } catch (ListenException e) {
        if (attempt == BIND_ATTEMPTS) {
          log.error("the simulated exchange stays down", e);
          return;
        }
        clock.sleep(BETWEEN_ATTEMPTS);
      }
    }
  }

  private synchronized long candleMillis() {
    return Math.min(clock.wallMillis(), candlesUntil);
  }

  /**
   * Makes something go wrong, or renews it.
   *
   * @param amount as the fault's description says
   * @param length after which it ends by itself; zero for never
   */
  public void inject(ExchangeFault fault, double amount, Duration length) {
    faults.set(fault, amount, length);
    begin(fault, amount);
    if (!length.isZero()) {
      jobs.start("fault", () -> endAfter(fault, length));
    }
  }

  private void begin(ExchangeFault fault, double amount) {
    switch (fault) {
      case DOWN -> kill();
      case FROZEN_CANDLES -> endCandles(clock.wallMillis() - (long) (amount * 1000));
      case RATE_LIMIT, SERVER_ERROR, EMPTY_BOOK -> {}
    }
  }

  private synchronized void endCandles(long millis) {
    candlesUntil = millis;
  }

  private void endAfter(ExchangeFault fault, Duration length) throws InterruptedException {
    clock.sleep(length);
    if (faults.expired().contains(fault)) {
      heal(fault);
    }
  }

  /** Ends a fault; nothing happens where there is none. */
  public void heal(ExchangeFault fault) throws InterruptedException {
    if (!faults.has(fault)) {
      return;
    }
    faults.clear(fault);
    switch (fault) {
      case DOWN -> reopen();
      case FROZEN_CANDLES -> endCandles(Long.MAX_VALUE);
      case RATE_LIMIT, SERVER_ERROR, EMPTY_BOOK -> {}
    }
  }

  /** Ends all faults. */
  public void healAll() throws InterruptedException {
    for (ExchangeFault fault : faults.all()) {
      heal(fault);
    }
  }

  /** The faults that are active. */
  public Set<ExchangeFault> faults() {
    return faults.all();
  }

  /** The amount of an active fault; 0 where there is none. */
  public double amount(ExchangeFault fault) {
    return faults.amount(fault).orElse(0);
  }

  /** {@code http://host:port}; with the port that was bound, once it is started. */
  public synchronized URI uri() {
    return URI.create("http://" + options.host() + ":" + port);
  }

  /** What a bot's configuration names: {@link #uri} with {@code /api/v3}. */
  public URI apiUri() {
    return URI.create(uri() + "/api/v3");
  }

  @Override
  public CheckResult check() {
    return CheckResult.OK;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    jobs.close();
    kill();
  }
}
