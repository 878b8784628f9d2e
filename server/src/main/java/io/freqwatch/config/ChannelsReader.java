package io.freqwatch.config;

import io.freqwatch.alertmanager.channel.ExtraChannel;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code channels}: ways to people that alertmanager.yml does not know. Each has a name of
 * its own, by which a webhook reaches it, and one kind.
 */
final class ChannelsReader {
  private static final String KINDS = "one kind, such as ntfy";
  private static final String NAME_FORM = "[A-Za-z0-9_-]{1,64}";
  private static final String SUBJECT_FORM = "mailto:[^@\\s]+@[^@\\s]+|https://\\S+";
  private static final URI NO_URL = URI.create("http://invalid");

  private final SecretReader secrets;
  private final Path folder;

  ChannelsReader(SecretReader secrets, Path folder) {
    this.secrets = secrets;
    this.folder = folder;
  }

  Map<String, ExtraChannel> read(YamlMapping top) {
    Map<String, ExtraChannel> channels = new TreeMap<>();
    top.mapping("channels")
        .ifPresent(all -> all.keys().forEach(name -> readOne(all, name, channels)));
    return channels;
  }

  private void readOne(YamlMapping all, String name, Map<String, ExtraChannel> channels) {
    if (!name.matches(NAME_FORM)) {
      all.problem(name, "this name", "letters, digits, hyphens and underscores, at most 64");
    }
    all.mapping(name).flatMap(one -> channel(all, name, one)).ifPresent(c -> channels.put(name, c));
  }

  private Optional<ExtraChannel> channel(YamlMapping all, String name, YamlMapping one) {
    if (one.keys().size() != 1) {
      all.problem(name, one.keys().size() + " kinds", KINDS);
      one.keys().forEach(one::mapping);
      return Optional.empty();
    }
    String kind = one.keys().iterator().next();
    return one.mapping(kind).flatMap(options -> options(one, kind, options));
  }

  private Optional<ExtraChannel> options(YamlMapping one, String kind, YamlMapping options) {
    Optional<ExtraChannel> read =
        switch (kind) {
          case "ntfy" -> Optional.of(ntfy(options));
          case "gotify" ->
              Optional.of(new ExtraChannel.Gotify(url(options), secret(options, "token")));
          case "matrix" ->
              Optional.of(
                  new ExtraChannel.Matrix(
                      url(options), options.text("room"), secret(options, "token")));
          case "outbox" -> Optional.of(outbox(options));
          case "webpush" -> Optional.of(new ExtraChannel.WebPush(subject(options)));
          default -> Optional.empty();
        };
    if (read.isEmpty()) {
      one.problem(kind, "the kind " + kind, "ntfy, gotify, matrix, outbox or webpush");
    } else {
      options.rejectUnknownKeys();
    }
    return read;
  }

  private ExtraChannel ntfy(YamlMapping options) {
    Optional<Credential> token =
        options.has("token") ? Optional.of(secret(options, "token")) : Optional.empty();
    return new ExtraChannel.Ntfy(url(options), options.text("topic"), token);
  }

  private static ExtraChannel outbox(YamlMapping options) {
    return options
        .integer("messages", 1, ExtraChannel.Outbox.MOST)
        .map(many -> new ExtraChannel.Outbox(Math.toIntExact(many)))
        .orElse(ExtraChannel.Outbox.DEFAULT);
  }

  private static String subject(YamlMapping options) {
    String subject = options.text("subject");
    if (!subject.isEmpty() && !subject.matches(SUBJECT_FORM)) {
      options.problem("subject", subject, "mailto:you@example.org or an https address");
    }
    return subject;
  }

  private Credential secret(YamlMapping options, String key) {
    return new Credential.Inline(secrets.read(options, key, folder));
  }

  private static URI url(YamlMapping options) {
    String text = options.text("url");
    try {
      return text.isEmpty() ? NO_URL : BotUrl.parse(text);
    } catch (IllegalArgumentException e) {
      options.problem("url", String.valueOf(e.getMessage()), "a URL such as https://ntfy.sh");
      return NO_URL;
    }
  }
}
