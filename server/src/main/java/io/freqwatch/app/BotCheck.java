package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.freqtrade.api.BotCallException;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.BotState;
import io.freqwatch.freqtrade.api.ShowConfig;
import io.freqwatch.lifecycle.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at one bot the way the exporter does, and says what it finds. Used by one thread. */
final class BotCheck {
  private static final double OLDEST_API = 2.4;
  private static final long SLOW_MILLIS = 2_000;
  private static final long SKEW_MILLIS = 30_000;

  private final BotConnections connections;
  private final Clock clock;

  BotCheck(BotConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /** Everything found, the most basic first; ends at the first fault. */
  List<Finding> findings(BotOptions bot) throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    BotReader reader = connections.reader(bot);
    try {
      reach(bot, reader, findings);
      ShowConfig config = reader.showConfig();
      findings.add(login(bot, config));
      reader.health();
      checkApiVersion(bot, config, findings);
      checkMode(bot, config, findings);
      checkClock(bot, reader, findings);
      findings.add(connections.webSocket(bot));
    } catch (BotCallException e) {
      findings.add(fault(e));
    }
    return findings;
  }

  /** Asks twice and measures the second answer: the first one pays for our own start too. */
  private void reach(BotOptions bot, BotReader reader, List<Finding> findings)
      throws InterruptedException {
    reader.ping();
    long begin = clock.monotonicNanos();
    reader.ping();
    long millis = (clock.monotonicNanos() - begin) / 1_000_000;
    String text = bot.name() + ": " + bot.url() + " answers in " + millis + " ms";
    findings.add(
        millis < SLOW_MILLIS
            ? Finding.fine(text)
            : Finding.warning(text, "the bot or its machine is overloaded"));
  }

  private static Finding login(BotOptions bot, ShowConfig config) {
    return Finding.fine(
        "%s: login works; %s, %s %s, %s"
            .formatted(
                bot.name(),
                config.version() == null ? "version unknown" : "Freqtrade " + config.version(),
                config.botState().wireName(),
                config.mode() == null ? "" : config.mode().replace('_', '-'),
                config.strategy() == null ? "no strategy" : config.strategy()));
  }

  private static void checkApiVersion(BotOptions bot, ShowConfig config, List<Finding> findings) {
    Double version = config.apiVersion();
    if (version == null || version < OLDEST_API) {
      findings.add(
          Finding.warning(
              bot.name() + ": API version " + (version == null ? "unknown" : version),
              "update Freqtrade to 2024.10 or newer; older ones may lack numbers"));
    }
  }

  private static void checkMode(BotOptions bot, ShowConfig config, List<Finding> findings) {
    if (config.botState() == BotState.WEBSERVER) {
      findings.add(
          Finding.fault(
              bot.name() + ": runs in webserver mode and does not trade",
              "start it with \"freqtrade trade\""));
    } else if (config.botState() == BotState.STOPPED) {
      findings.add(
          Finding.warning(bot.name() + ": is stopped", "send it /start when it is to trade"));
    }
  }

  private static void checkClock(BotOptions bot, BotReader reader, List<Finding> findings) {
    Long skew = reader.clockSkewMillis();
    if (skew != null && Math.abs(skew) > SKEW_MILLIS) {
      findings.add(
          Finding.warning(
              String.format(
                  Locale.ROOT, "%s: its clock differs from ours by %d s", bot.name(), skew / 1000),
              "let both machines keep time by NTP"));
    }
  }

  private static Finding fault(BotCallException failure) {
    return Finding.fault(String.valueOf(failure.getMessage()), advice(failure));
  }

  private static String advice(BotCallException failure) {
    return switch (failure.outcome()) {
      case REFUSED -> "start the bot, or correct its url; api_server.enabled must be true";
      case TIMEOUT -> "the bot hangs, or a firewall drops our packets; look at its log";
      case TLS -> "check the certificate and the host name in the url";
      case UNAUTHORIZED -> "compare username and password with api_server in the bot's config";
      case UNAVAILABLE -> "start the bot with \"freqtrade trade\"; it runs in webserver mode";
      case BAD_GATEWAY, SERVER_ERROR -> "look at the bot's log for the cause";
      case DECODE, CLIENT_ERROR, OK ->
          "check that the url is Freqtrade's API and not its web page or a proxy's";
    };
  }
}
