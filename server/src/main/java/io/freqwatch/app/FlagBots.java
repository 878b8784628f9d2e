package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import io.freqwatch.config.BotUrl;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/** Bots from the command line. */
final class FlagBots implements BotSource {
  private final Iterator<String> flags;
  private final String username;
  private final Secret password;

  FlagBots(ParseResult arguments, Terminal terminal) {
    this.flags = arguments.matchedOptionValue("--bot", List.<String>of()).iterator();
    this.username = arguments.matchedOptionValue("--username", "freqtrader");
    this.password = password(arguments, terminal);
  }

  @Override
  public Optional<BotOptions> next(List<BotOptions> earlier) {
    return flags.hasNext() ? Optional.of(parse(flags.next(), earlier)) : Optional.empty();
  }

  @Override
  public boolean keepFailing(BotOptions bot) {
    throw new CommandFailure(
        ExitCode.CHECK_FAILED,
        "bot " + bot.name() + " does not work, so nothing was written; --yes writes it anyway");
  }

  private BotOptions parse(String flag, List<BotOptions> earlier) {
    String[] parts = flag.split("=", 2);
    boolean isTaken = earlier.stream().anyMatch(bot -> bot.name().equals(parts[0]));
    if (parts.length < 2 || !BotOptions.isName(parts[0]) || isTaken) {
      throw new IllegalArgumentException(
          "--bot: found \""
              + flag
              + "\", expected name=http://host:port, each name once, of small letters, digits, _"
              + " and -");
    }
    return new BotOptions(
        parts[0],
        BotUrl.parse(parts[1]),
        username,
        password,
        parts[0],
        Map.of(),
        OptionalInt.empty());
  }

  private static Secret password(ParseResult arguments, Terminal terminal) {
    String file = arguments.matchedOptionValue("--password-file", "");
    if (file.isEmpty()) {
      return terminal
          .person()
          .secret("Password: ")
          .orElseThrow(
              () -> new IllegalArgumentException("--bot needs --password-file where nobody types"));
    }
    try {
      return Secret.of(Files.readString(terminal.resolve(file)).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("--password-file: cannot read " + file, e);
    }
  }
}
