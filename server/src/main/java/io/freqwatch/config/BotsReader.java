package io.freqwatch.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code bots} of all files, and keeps names and ports apart. */
final class BotsReader {
  private static final String NAME_FORM =
      "a name of small letters, digits, _ and -, at most 63, first a letter or digit";
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final Set<String> OUR_LABELS =
      Set.of("bot", "instance", "job", "account", "currency", "mode");
  private static final int MAX_LABELS = 20;
  private static final int MAX_LABEL_LENGTH = 200;

  /** A bot and where it was written, for problems that show only later. */
  private record Entry(BotOptions options, YamlMapping mapping) {}

  private final SecretReader secrets;
  private final Notices notices;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  BotsReader(SecretReader secrets, Notices notices) {
    this.secrets = secrets;
    this.notices = notices;
  }

  List<BotOptions> list() {
    return entries.stream().map(Entry::options).toList();
  }

  void read(YamlMapping top, Path folder) {
    for (YamlMapping bot : top.mappings("bots")) {
      BotOptions options = readBot(bot, folder);
      noticeSharedUrl(bot, options);
      entries.add(new Entry(options, bot));
      bot.rejectUnknownKeys();
    }
  }

  private BotOptions readBot(YamlMapping bot, Path folder) {
    String name = name(bot);
    URI url = BotUrl.read(bot);
    String username = bot.text("username");
    Secret password = secrets.read(bot, "password", folder);
    String account = bot.optionalText("account").orElse(name);
    Map<String, String> labels = labels(bot);
    OptionalInt port =
        bot.integer("exporter_port", 1, 65_535).stream().mapToInt(Math::toIntExact).findFirst();
    checkConfigSync(bot);
    return new BotOptions(name, url, username, password, account, labels, port);
  }

  private void noticeSharedUrl(YamlMapping bot, BotOptions options) {
    list().stream()
        .filter(other -> other.url().equals(options.url()))
        .findFirst()
        .ifPresent(other -> notices.add(bot, "url", "the same URL as bot " + other.name()));
  }

  private String name(YamlMapping bot) {
    String name = bot.parsed("name", NAME_FORM, "", BotsReader::parseName);
    String first = name.isEmpty() ? null : places.putIfAbsent(name, bot.place("name"));
    if (first != null) {
      bot.problem("name", "\"" + name + "\" a second time", "another name (first: " + first + ")");
    }
    return name;
  }

  private static String parseName(String text) {
    if (!BotOptions.isName(text)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static Map<String, String> labels(YamlMapping bot) {
    Map<String, String> labels = bot.textMap("labels");
    if (labels.size() > MAX_LABELS) {
      bot.problem("labels", labels.size() + " labels", "at most " + MAX_LABELS);
    }
    labels.forEach((name, value) -> checkLabel(bot, name, value));
    return labels;
  }

  private static void checkLabel(YamlMapping bot, String name, String value) {
    if (!LABEL_NAME.matcher(name).matches() || name.startsWith("__")) {
      bot.problem("labels", "\"" + name + "\"", "names of letters, digits and _ (no leading __)");
    } else if (OUR_LABELS.contains(name)) {
      bot.problem("labels", "\"" + name + "\"", "names that Freqwatch does not set itself");
    } else if (value.length() > MAX_LABEL_LENGTH) {
      bot.problem("labels", name + " with " + value.length() + " letters", "at most 200 letters");
    }
  }

  private void checkConfigSync(YamlMapping bot) {
    bot.mapping("config_sync")
        .ifPresent(
            sync -> {
              sync.text("file");
              sync.flag("supervised");
              sync.rejectUnknownKeys();
              notices.takesEffectLater("bots[].config_sync");
            });
  }

  void refusePortClashes(ListenerOptions listeners) {
    Map<Integer, String> owners = new HashMap<>();
    listeners.byName().forEach((name, address) -> owners.put(address.port(), "listeners." + name));
    for (Entry entry : entries) {
      entry.options.exporterPort().ifPresent(port -> claim(owners, port, entry));
    }
  }

  private static void claim(Map<Integer, String> owners, int port, Entry entry) {
    String owner = owners.putIfAbsent(port, "bot " + entry.options.name());
    if (owner != null) {
      entry.mapping.problem(
          "exporter_port", "\"" + port + "\"", "a port that " + owner + " does not use");
    }
  }

  void noticeWhenEmpty(Path file) {
    if (entries.isEmpty()) {
      notices.add(file.toString(), "no bots; \"freqwatch init\" adds some");
    }
  }
}
