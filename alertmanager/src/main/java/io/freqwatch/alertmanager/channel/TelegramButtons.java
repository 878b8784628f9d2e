package io.freqwatch.alertmanager.channel;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks.Episode;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.lifecycle.LoopThread;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Follows the buttons below messages of Telegram, on one virtual thread for each bot. Telegram
 * gives the presses of a bot to one program alone, so the bot must not be the one that Freqtrade
 * uses; where another program asks for them, this one gives way and says so. Safe for use by many
 * threads.
 */
public final class TelegramButtons implements Component {
  /** What follows from a press. */
  public interface Press {
    /**
     * @param by the person's name at Telegram
     * @return what the person is told
     */
    String acknowledged(Episode episode, String by);

    /** Somebody pressed where our bot does not write. */
    void refused();
  }

  private final HttpClients clients;
  private final Clock clock;
  private final RandomGenerator random;
  private final Press press;
  private List<TelegramPoll> polls = List.of();
  private List<LoopThread> threads = List.of();
  private List<TelegramBot> bots = List.of();

  public TelegramButtons(HttpClients clients, Clock clock, RandomGenerator random, Press press) {
    this.clients = clients;
    this.clock = clock;
    this.random = random;
    this.press = press;
  }

  @Override
  public void start() {}

  /** Follows the bots of this configuration from now on, in place of those before. */
  public synchronized void load(AlertmanagerConfig config) {
    List<TelegramBot> wanted = TelegramBot.of(config);
    if (wanted.equals(bots)) {
      return;
    }
    close();
    List<TelegramPoll> made = new ArrayList<>();
    List<LoopThread> started = new ArrayList<>();
    for (TelegramBot bot : wanted) {
      TelegramPoll poll = new TelegramPoll(bot, clients::fetch, clock, random, press);
      made.add(poll);
      started.add(new LoopThread("telegram-buttons", poll::run));
    }
    bots = wanted;
    polls = made;
    threads = started;
    started.forEach(LoopThread::start);
  }

  @Override
  public synchronized CheckResult check() {
    return polls.stream().anyMatch(TelegramPoll::isGivenUp)
        ? CheckResult.degraded(
            "another program follows the buttons of a Telegram bot; give the alerts a bot of their"
                + " own")
        : CheckResult.OK;
  }

  @Override
  public synchronized void close() {
    threads.forEach(LoopThread::close);
    threads = List.of();
    polls = List.of();
    bots = List.of();
  }
}
