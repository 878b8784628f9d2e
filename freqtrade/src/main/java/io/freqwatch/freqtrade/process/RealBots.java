package io.freqwatch.freqtrade.process;

import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Real bots in dry-run, each a process that is started again when it ends and that ends with this
 * program. Safe for use by many threads.
 */
public final class RealBots implements Component {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Clock clock;
  private final List<BotProcess> processes = new ArrayList<>();

  /**
   * Writes the bots' files and starts nothing yet.
   *
   * @throws java.io.UncheckedIOException where they cannot be written
   */
  public RealBots(RealBotsOptions options) {
    this.clock = options.clock();
    for (int i = 0; i < options.count(); i++) {
      String name = "real-" + (i + 1);
      BotFolder folder = new BotFolder(options.folder().resolve(name), options);
      int port = options.basePort() == 0 ? Ports.free() : options.basePort() + i;
      RealBot bot = folder.write(name, port, pairs(options, i));
      processes.add(new BotProcess(bot, folder, options));
    }
  }

  private static List<String> pairs(RealBotsOptions options, int bot) {
    List<String> dealt = new ArrayList<>();
    for (int i = bot; i < options.pairs().size(); i += options.count()) {
      dealt.add(options.pairs().get(i));
    }
    return dealt;
  }

  @Override
  public void start() {
    processes.forEach(BotProcess::start);
  }

  /** How to reach them, in order. */
  public List<RealBot> bots() {
    return processes.stream().map(BotProcess::bot).toList();
  }

  /** The process of a bot, while it has one. */
  public OptionalLong pid(RealBot bot) {
    return processes.stream()
        .filter(each -> each.bot().equals(bot))
        .map(BotProcess::pid)
        .findFirst()
        .orElseGet(OptionalLong::empty);
  }

  /**
   * Waits until all have opened their API.
   *
   * @return false where that took longer than the given time
   */
  public boolean awaitAnswers(Duration longest) throws InterruptedException {
    long end = clock.monotonicNanos() + longest.toNanos();
    while (!allAnswer()) {
      if (clock.monotonicNanos() > end) {
        return false;
      }
      clock.sleep(PAUSE);
    }
    return true;
  }

  private boolean allAnswer() {
    return bots().stream().allMatch(bot -> Ports.answers(bot.uri().getPort()));
  }

  @Override
  public CheckResult check() {
    return processes.stream()
        .map(BotProcess::check)
        .filter(result -> !result.isOk())
        .findFirst()
        .orElse(CheckResult.OK);
  }

  /** Ends all bots, at the same time; takes two seconds at most. */
  @Override
  public void close() {
    processes.forEach(BotProcess::stop);
    processes.forEach(BotProcess::close);
  }
}
