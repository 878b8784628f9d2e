package io.freqwatch.freqtrade.process;

import io.freqwatch.lifecycle.Backoff;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.LoopThread;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one bot running: its loop starts Freqtrade, copies what it prints into the bot's log, and
 * starts it again, later each time, when it ends. A bot that ran for a minute begins anew with the
 * shortest wait.
 */
final class BotProcess implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(BotProcess.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final RealBot bot;
  private final BotFolder folder;
  private final Path python;
  private final Clock clock;
  private final Backoff backoff;
  private final LoopThread loop;
  private volatile boolean closed;
  private volatile long closedNanos;
  private volatile @Nullable Process process;

  BotProcess(RealBot bot, BotFolder folder, RealBotsOptions options) {
    this.bot = bot;
    this.folder = folder;
    this.python = options.python();
    this.clock = options.clock();
    this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, options.random());
    this.loop = new LoopThread("real-bot-" + bot.name(), this::run);
  }

  RealBot bot() {
    return bot;
  }

  /** The process id, while there is one. */
  OptionalLong pid() {
    Process running = process;
    return running == null || !running.isAlive()
        ? OptionalLong.empty()
        : OptionalLong.of(running.pid());
  }

  @Override
  public void start() {
    loop.start();
  }

  @Override
  public CheckResult check() {
    return pid().isPresent()
        ? CheckResult.OK
        : CheckResult.degraded("the real bot " + bot.name() + " is between two starts");
  }

  /** Asks the bot to end; {@link #close} waits for it. So many bots end at the same time. */
  void stop() {
    if (!closed) {
      closedNanos = clock.monotonicNanos();
      closed = true;
    }
    Process running = process;
    if (running != null) {
      running.destroy();
    }
  }

  @Override
  public void close() {
    stop();
    Process running = process;
    try {
      if (running != null && !running.waitFor(patienceNanos(), TimeUnit.NANOSECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException e) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    loop.close();
  }

  private long patienceNanos() {
    return closedNanos + PATIENCE.toNanos() - clock.monotonicNanos();
  }

  private void run() throws InterruptedException {
    while (!closed) {
      long begin = clock.monotonicNanos();
      String end = attempt();
      if (closed) {
        return;
      }
      if (clock.monotonicNanos() - begin > STEADY.toNanos()) {
        backoff.reset();
      }
      Duration wait = backoff.next();
      LOG.warn(
          "real bot {} {}; it starts again in {} s, {} has more",
          bot.name(),
          end,
          "%.1f".formatted(wait.toMillis() / 1000.0),
          folder.log());
      clock.sleep(wait);
    }
  }

  /** One life of the bot; how it ended. */
  private String attempt() throws InterruptedException {
    try {
      if (!Ports.isFree(bot.uri().getPort())) {
        return "cannot start: something else listens at " + bot.uri();
      }
      Process started = BoundProcess.start(python, folder.path(), BotFolder.command());
      process = started;
      LOG.info("real bot {} is process {} at {}", bot.name(), started.pid(), bot.uri());
      return copied(started);
    } catch (IOException e) {
      return "cannot start: " + e;
    }
  }

  private String copied(Process started) throws IOException, InterruptedException {
    try (BufferedReader reader = started.inputReader();
        BoundedLog log = new BoundedLog(folder.log())) {
      if (closed) {
        started.destroy();
      }
      String line = reader.readLine();
      while (line != null) {
        log.line(line);
        line = reader.readLine();
      }
      return "ended with code " + started.waitFor() + " (" + String.join(" ", log.last()) + ")";
    } finally {
      started.destroyForcibly();
    }
  }
}
