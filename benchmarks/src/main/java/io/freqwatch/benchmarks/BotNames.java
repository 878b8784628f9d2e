package io.freqwatch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The names of the bots in a freqwatch.yml that the simulator wrote. */
final class BotNames {
  private static final Pattern NAME = Pattern.compile("- name: *\"?([a-z0-9_-]+)");

  private BotNames() {}

  static List<String> in(Path config) {
    try {
      return NAME.matcher(Files.readString(config)).results().map(BotNames::name).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + config, e);
    }
  }

  private static String name(MatchResult result) {
    return result.group(1);
  }
}
