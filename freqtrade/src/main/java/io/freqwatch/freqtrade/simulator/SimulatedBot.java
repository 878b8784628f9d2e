package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.fault.Faults;
import io.freqwatch.freqtrade.fault.Jobs;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.ListenException;
import io.freqwatch.lifecycle.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process around a bot: its port, its loop, its crashes and restarts. The loop runs on a
 * virtual thread of its own, so does each reload. Thread-safe.
 */
final class SimulatedBot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SimulatedBot.class);
  private static final Duration FIRST_ROUND = Duration.ofMillis(800);
  private static final Duration LAST_ROUND = Duration.ofMillis(300);
  private static final Duration WITHOUT_BOT = Duration.ofMillis(300);
  private static final Duration REFUSING = Duration.ofMillis(700);
  private static final Duration DRAIN = Duration.ofMillis(200);
  private static final int BIND_ATTEMPTS = 20;

  private final Bot bot;
  private final SimulateOptions options;
  private final Clock clock;
  private final Faults<FaultKind> faults;
  private final Handler api;
  private final AtomicBoolean reloading = new AtomicBoolean();
  private final Jobs jobs;
  private int port;
  private boolean closed;
  private @Nullable HttpServer server;

  SimulatedBot(Bot bot, SimulateOptions options, int port) {
    this.bot = bot;
    this.options = options;
    this.clock = options.clock();
    this.port = port;
    this.faults = new Faults<>(FaultKind.class, clock);
    this.api = BotApi.create(bot, faults, clock, options.slowness(), this::reload);
    this.jobs = new Jobs("simulated-" + bot.profile().name());
  }

  /**
   * Opens the port and begins to trade.
   *
   * @throws ListenException when the port cannot be bound
   */
  void start() {
    open();
    bot.boot(clock.wallMillis());
    jobs.start("loop", this::run);
  }

  private void run() throws InterruptedException {
    clock.sleep(FIRST_ROUND);
    while (true) {
      round();
      clock.sleep(options.throttle());
    }
  }

  private void round() {
    if (!faults.has(FaultKind.CRASH)) {
      bot.process(clock.wallMillis());
    }
  }

  private synchronized void open() {
    if (closed || server != null || faults.has(FaultKind.CRASH)) {
      return;
    }
    HttpServerOptions address =
        HttpServerOptions.builder(options.host(), port).drainTimeout(DRAIN).build();
    HttpServer opened = HttpServer.start(address, api);
    port = opened.port();
    server = opened;
  }

  private synchronized @Nullable HttpServer takeServer() {
    HttpServer taken = server;
    server = null;
    return taken;
  }

  private void reopen() throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        open();
        return;
      } catch (ListenException e) {
        if (attempt == BIND_ATTEMPTS) {
          log.error("bot {} stays down", bot.profile().name(), e);
          return;
        }
        clock.sleep(WITHOUT_BOT);
      }
    }
  }

  /** Begins a reload unless one goes on already; returns at once. */
  void reload() {
    if (reloading.compareAndSet(false, true)) {
      bot.announceReload(clock.wallMillis());
      jobs.start("reload", this::performReload);
    }
  }

  private void performReload() throws InterruptedException {
    try {
      clock.sleep(LAST_ROUND);
      bot.detach(false);
      clock.sleep(WITHOUT_BOT);
      shut();
      clock.sleep(REFUSING);
      restart();
    } finally {
      reloading.set(false);
    }
  }

  private void shut() {
    HttpServer open = takeServer();
    if (open != null) {
      open.close();
    }
  }

  private void restart() throws InterruptedException {
    reopen();
    bot.boot(clock.wallMillis());
    if (faults.has(FaultKind.STOPPED)) {
      bot.stop(clock.wallMillis());
    }
  }

  /**
   * Makes something go wrong.
   *
   * @param length after which it ends by itself; zero for never
   */
  void inject(FaultKind kind, double amount, Duration length) {
    if (!kind.isMomentary()) {
      faults.set(kind, amount, length);
    }
    begin(kind, amount);
    if (!kind.isMomentary() && !length.isZero()) {
      jobs.start("fault", () -> endAfter(kind, length));
    }
  }

  private void begin(FaultKind kind, double amount) {
    switch (kind) {
      case STOPPED -> bot.stop(clock.wallMillis());
      case STUCK -> bot.hold(before(amount));
      case FROZEN_CANDLES -> bot.freezeCandles(before(amount));
      case WEBSERVER -> bot.detach(true);
      case SUDDEN_LOSS -> bot.crashPrice(amount, clock.wallMillis());
      case RELOAD -> reload();
      case CRASH -> crash();
      case SLOW, HANG, UNAUTHORIZED, ERROR, MALFORMED, CLOCK_SKEW -> {}
    }
  }

  private long before(double seconds) {
    return clock.wallMillis() - (long) (seconds * 1000);
  }

  private void crash() {
    HttpServer open = takeServer();
    if (open != null) {
      open.kill();
    }
  }

  private void endAfter(FaultKind kind, Duration length) throws InterruptedException {
    clock.sleep(length);
    if (faults.expired().contains(kind)) {
      heal(kind);
    }
  }

  /** Ends a fault; nothing happens where there is none. */
  void heal(FaultKind kind) throws InterruptedException {
    if (!faults.has(kind)) {
      return;
    }
    faults.clear(kind);
    switch (kind) {
      case STOPPED -> bot.start(clock.wallMillis());
      case STUCK -> bot.release();
      case FROZEN_CANDLES -> bot.thawCandles();
      case WEBSERVER -> bot.boot(clock.wallMillis());
      case CRASH -> restart();
      case SLOW, HANG, UNAUTHORIZED, ERROR, MALFORMED, CLOCK_SKEW, SUDDEN_LOSS, RELOAD -> {}
    }
  }

  void healAll() throws InterruptedException {
    for (FaultKind kind : faults.all()) {
      heal(kind);
    }
  }

  synchronized BotAccess access() {
    BotProfile profile = bot.profile();
    return new BotAccess(
        profile.name(),
        URI.create("http://" + options.host() + ":" + port),
        profile.username(),
        profile.password(),
        profile.account(),
        profile.webSocketToken(),
        profile.dialect(),
        profile.dryRun());
  }

  Bot bot() {
    return bot;
  }

  Faults<FaultKind> faults() {
    return faults;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    jobs.close();
    crash();
  }
}
