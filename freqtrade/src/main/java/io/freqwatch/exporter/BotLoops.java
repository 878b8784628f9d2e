package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.ReadEndpoint;
import io.freqwatch.lifecycle.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loops of one bot, each a virtual thread: the look at its state every few seconds, the two
 * slower tiers, of which the last also reads trades and candles, and the one that acts on messages.
 * At most one heavy and one light call are in flight, for which the {@link
 * io.freqwatch.freqtrade.api.BotReader} sees.
 */
final class BotLoops implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BotLoops.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LONGEST_NAP = Duration.ofSeconds(5);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(5);
  private static final Duration END = Duration.ofSeconds(5);
  private static final List<ReadEndpoint> AFTER_A_TRADE =
      List.of(
          ReadEndpoint.PROFIT, ReadEndpoint.BALANCE, ReadEndpoint.PERFORMANCE, ReadEndpoint.DAILY);

  private final BotWatch watch;
  private final Pace pace;
  private final Clock clock;
  private final Runnable publish;
  private final Tier standard;
  private final Tier historical;
  private final double shift;
  private final List<Thread> threads;
  private volatile boolean started;
  private boolean looked;

  @FunctionalInterface
  private interface Loop {
    void run() throws InterruptedException;
  }

  /**
   * @param publish runs after each change, on the thread that made it
   */
  BotLoops(String bot, BotWatch watch, Pace pace, Clock clock, Runnable publish) {
    this.watch = watch;
    this.pace = pace;
    this.clock = clock;
    this.publish = publish;
    this.shift = Math.floorMod(bot.hashCode() * 31, 1000) / 1000.0;
    this.standard =
        new Tier(
            Poll.standard(watch.tallies().logs()), watch.asking(), clock, pace.standard(), shift);
    this.historical = new Tier(Poll.HISTORICAL, watch.asking(), clock, pace.historical(), shift);
    this.threads =
        List.of(
            thread(bot, "light", this::light),
            thread(bot, "standard", this::standard),
            thread(bot, "historical", this::historical),
            thread(bot, "events", this::events));
  }

  void start() {
    threads.forEach(Thread::start);
    started = true;
  }

  /** Interrupts the loops and waits until they have ended. */
  @Override
  public void close() {
    if (started) {
      threads.forEach(Thread::interrupt);
      join();
    }
  }

  private void join() {
    try {
      for (Thread thread : threads) {
        thread.join(END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread thread(String bot, String name, Loop loop) {
    return Thread.ofVirtual().name("exporter-" + bot + "-" + name).unstarted(() -> run(loop));
  }

  private void run(Loop loop) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        attempt(loop);
      }
    } catch (InterruptedException ignored) { // closed
    }
  }

  /** A mistake of ours must not end the loop of a bot for good. */
  private void attempt(Loop loop) throws InterruptedException {
    try {
      loop.run();
    } catch (RuntimeException e) {
      LOG.error("{} failed and goes on", Thread.currentThread().getName(), e);
      clock.sleep(TICK);
    }
  }

  private void light() throws InterruptedException {
    look();
    Duration pause = watch.follower().isConnected() ? pace.followed() : pace.light();
    clock.sleep(looked ? pause : spread(pause));
    looked = true;
  }

  /** Bots that began together are looked at one after the other from then on. */
  private Duration spread(Duration pause) {
    return Duration.ofNanos((long) (pause.toNanos() * (1 + shift) / 2));
  }

  private void look() throws InterruptedException {
    boolean before = watch.memory().isAnswering();
    watch.lightRound().run();
    if (!before && watch.memory().isAnswering()) {
      standard.restart();
      historical.restart();
    }
    publish.run();
  }

  private void standard() throws InterruptedException {
    watch.memory().awaitAnswering();
    standard.run(publish);
    nap(standard.untilDue());
  }

  private void historical() throws InterruptedException {
    watch.memory().awaitAnswering();
    historical.run(publish);
    boolean ledger = watch.ledgerRound().run();
    boolean candles = watch.candleRound().run();
    if (ledger || candles) {
      publish.run();
    }
    boolean reading = ledger || watch.ledgerRound().summary() == null;
    nap(reading ? TICK : shorter(historical.untilDue(), watch.candleRound().untilNext()));
  }

  /** Never long, since the bot may come back and everything be due. */
  private void nap(Duration wish) throws InterruptedException {
    clock.sleep(shorter(LONGEST_NAP, wish.compareTo(TICK) > 0 ? wish : TICK));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void events() throws InterruptedException {
    watch.hints().await();
    clock.sleep(pace.debounce());
    Hints.Due due = watch.hints().take();
    if (due.state()) {
      look();
    } else if (due.openTrades()) {
      hold();
      watch.lightRound().readOpenTrades();
    }
    publish.run();
    if (due.closedTrades()) {
      AFTER_A_TRADE.forEach(standard::hasten);
      standard.run(publish);
    }
  }

  /** Events come in bursts; the open trades are read no oftener than the bot bears. */
  private void hold() throws InterruptedException {
    Duration wait = watch.asking().reader().untilNextCall(ReadEndpoint.STATUS);
    clock.sleep(shorter(wait, LONGEST_HOLD));
  }
}
