package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.discovery.BotTarget;
import io.freqwatch.exporter.ExportedBot;
import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.model.Labels;
import io.freqwatch.web.WatchedBot;
import java.net.URI;

/** What the configuration's bots are called in each part. */
final class BotLabels {
  private BotLabels() {}

  static BotAddress address(BotOptions bot) {
    return new BotAddress(bot.name(), bot.url(), bot.username(), bot.password());
  }

  static ExportedBot exported(BotOptions bot) {
    ExportedBot exported = ExportedBot.of(address(bot)).withAccount(bot.account());
    return bot.exporterPort().isPresent()
        ? exported.withPort(bot.exporterPort().getAsInt())
        : exported;
  }

  static BotTarget target(BotOptions bot, URI metrics) {
    return new BotTarget(
        bot.name(),
        address(bot).instance(),
        metrics.getAuthority(),
        metrics.getPath(),
        Labels.of(bot.labels()));
  }

  /** What scrapes attach to the bot's samples, but for {@code job}. */
  static Labels attached(BotOptions bot) {
    return Labels.of(bot.labels()).toBuilder()
        .set("bot", bot.name())
        .set("instance", address(bot).instance())
        .build();
  }

  static WatchedBot watched(BotOptions bot) {
    return new WatchedBot(bot.name(), bot.url().toString());
  }
}
