package io.freqwatch.exporter;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problem;
import io.freqwatch.codec.Problems;
import io.freqwatch.freqtrade.api.BotAddress;
import io.freqwatch.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads bots from the environment variables of the original FTMetric, both generations: one bot in
 * {@code FTH_FREQTRADE__URL|USERNAME|PASSWORD} (4.x), or several named in {@code FTH_CLUSTERS} with
 * {@code FTC_<NAME>__FREQTRADE__HTTP__URL|USERNAME|PASSWORD} (5.x). Each variable may instead end
 * in {@code _FILE} and name a file that holds the value.
 */
public final class EnvironmentOptions {
  private static final String SINGLE = "FTH_FREQTRADE__";
  private static final String CLUSTERS = "FTH_CLUSTERS";
  private static final String SOURCE = "environment";
  private static final int MAX_FILE_BYTES = 64 << 10;

  private final Map<String, String> environment;
  private final Problems problems = new Problems();

  private EnvironmentOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Whether any variable of either generation is set. */
  public static boolean arePresent(Map<String, String> environment) {
    return environment.containsKey(CLUSTERS)
        || environment.keySet().stream().anyMatch(name -> name.startsWith(SINGLE));
  }

  /**
   * The bots that the variables describe; one without a name of its own is called {@code
   * freqtrade}.
   *
   * @throws InvalidFileException naming every variable that is missing or wrong
   */
  public static List<BotAddress> read(Map<String, String> environment) {
    return new EnvironmentOptions(environment).read();
  }

  private List<BotAddress> read() {
    List<BotAddress> bots = new ArrayList<>();
    String clusters = environment.get(CLUSTERS);
    if (clusters == null) {
      add(bots, "freqtrade", SINGLE);
    } else {
      List<String> names = names(clusters);
      names.forEach(
          name -> add(bots, botName(name), "FTC_" + variable(name) + "__FREQTRADE__HTTP__"));
      refuseNone(names, clusters);
    }
    problems.throwIfAny();
    return bots;
  }

  private static List<String> names(String clusters) {
    return List.of(clusters.split("[,;\\s]+")).stream().filter(name -> !name.isEmpty()).toList();
  }

  private void refuseNone(List<String> names, String clusters) {
    if (names.isEmpty()) {
      problem(CLUSTERS, "\"" + clusters + "\"", "names of bots with commas between them");
    }
  }

  /** {@code bot-1A} is written {@code FTC_BOT_1A__...}, since variables hold no dashes. */
  private static String variable(String cluster) {
    return cluster.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  private static String botName(String cluster) {
    return cluster.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
  }

  private void add(List<BotAddress> bots, String name, String prefix) {
    URI url = url(prefix + "URL");
    String username = value(prefix + "USERNAME");
    String password = value(prefix + "PASSWORD");
    if (url != null && username != null && password != null) {
      bots.add(new BotAddress(name, url, username, Secret.of(password)));
    }
  }

  private @Nullable URI url(String variable) {
    String text = value(variable);
    if (text == null) {
      return null;
    }
    try {
      return new BotAddress("any", URI.create(text.strip()), "", Secret.of("")).url();
    } catch (IllegalArgumentException ignored) { // the problem names the variable
      problem(variable, "a value that is no such URL", "http://host:port or https://host:port");
      return null;
    }
  }

  private @Nullable String value(String variable) {
    String direct = environment.get(variable);
    String file = environment.get(variable + "_FILE");
    if (direct != null && file != null) {
      problem(variable, "the variable and " + variable + "_FILE", "one of the two");
      return null;
    }
    if (file != null) {
      return content(variable + "_FILE", Path.of(file));
    }
    if (direct == null || direct.isEmpty()) {
      problem(variable, "nothing", "a value here or a file's path in " + variable + "_FILE");
      return null;
    }
    return direct;
  }

  private @Nullable String content(String variable, Path file) {
    try {
      if (Files.size(file) <= MAX_FILE_BYTES) {
        return Files.readString(file).strip();
      }
      problem(variable, file + " with more than 64 KiB", "a file that holds the value");
    } catch (IOException ignored) { // the problem names the file
      problem(variable, "no readable file " + file, "a file that holds the value");
    }
    return null;
  }

  private void problem(String variable, String found, String expected) {
    problems.add(new Problem(SOURCE, 0, 0, variable, found, expected));
  }
}
