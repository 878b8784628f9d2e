package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.BotUrl;
import io.freqwatch.model.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Bots that a person tells, one after the other. */
final class AskedBots implements BotSource {
  private static final int ATTEMPTS = 5;

  private final Terminal terminal;

  AskedBots(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Optional<BotOptions> next(List<BotOptions> earlier) {
    String question =
        "Bot %d, its URL%s: "
            .formatted(earlier.size() + 1, earlier.isEmpty() ? "" : " (empty: no more bots)");
    return url(question).map(url -> ask(url, earlier));
  }

  @Override
  public boolean keepFailing(BotOptions bot) {
    return terminal
        .person()
        .answer("Write bot " + bot.name() + " all the same? [y/N] ")
        .map(Words::isYes)
        .orElse(false);
  }

  private Optional<URI> url(String question) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String answer = terminal.person().answer(question).orElse("").strip();
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(BotUrl.parse(answer));
      } catch (IllegalArgumentException e) {
        terminal.out().println("Found " + e.getMessage() + "; like this: http://127.0.0.1:8080");
      }
    }
    return Optional.empty();
  }

  private BotOptions ask(URI url, List<BotOptions> earlier) {
    String name = name(earlier);
    String username = withDefault("User name [freqtrader]: ", "freqtrader");
    Secret password = terminal.person().secret("Password: ").orElse(Secret.of(""));
    return new BotOptions(name, url, username, password, name, Map.of(), OptionalInt.empty());
  }

  private String name(List<BotOptions> earlier) {
    String proposal = proposal(earlier);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String name = withDefault("A name for it [" + proposal + "]: ", proposal);
      if (BotOptions.isName(name) && isFree(name, earlier)) {
        return name;
      }
      terminal.out().println("Small letters, digits, _ and -, and no name twice, please.");
    }
    return proposal;
  }

  private static String proposal(List<BotOptions> earlier) {
    int number = earlier.size() + 1;
    while (!isFree("bot-" + number, earlier)) {
      number++;
    }
    return "bot-" + number;
  }

  private static boolean isFree(String name, List<BotOptions> earlier) {
    return earlier.stream().noneMatch(bot -> bot.name().equals(name));
  }

  private String withDefault(String question, String fallback) {
    String answer = terminal.person().answer(question).orElse("").strip();
    return answer.isEmpty() ? fallback : answer;
  }
}
