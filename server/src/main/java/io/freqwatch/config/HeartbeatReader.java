package io.freqwatch.config;

import io.freqwatch.alertmanager.heartbeat.HeartbeatOptions;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code heartbeat}: who hears of us, and the siblings of whom we hear. */
final class HeartbeatReader {
  private static final String NAME_FORM = "[A-Za-z0-9_-]{1,64}";
  private static final Duration LEAST = Duration.ofSeconds(10);

  private final SecretReader secrets;
  private final Path folder;

  HeartbeatReader(SecretReader secrets, Path folder) {
    this.secrets = secrets;
    this.folder = folder;
  }

  HeartbeatOptions read(YamlMapping router) {
    return router.mapping("heartbeat").map(this::options).orElse(HeartbeatOptions.NONE);
  }

  private HeartbeatOptions options(YamlMapping heartbeat) {
    Optional<Credential> url =
        heartbeat.has("url")
            ? Optional.of(new Credential.Inline(secrets.read(heartbeat, "url", folder)))
            : Optional.empty();
    Duration every = duration(heartbeat, "every", HeartbeatOptions.EVERY);
    Map<String, Duration> siblings = new TreeMap<>();
    heartbeat
        .mapping("siblings")
        .ifPresent(all -> all.keys().forEach(name -> readOne(all, name, siblings)));
    heartbeat.rejectUnknownKeys();
    return new HeartbeatOptions(url, every, siblings);
  }

  private static void readOne(YamlMapping all, String name, Map<String, Duration> siblings) {
    if (!name.matches(NAME_FORM)) {
      all.problem(name, "this name", "letters, digits, hyphens and underscores, at most 64");
    }
    all.mapping(name)
        .ifPresent(
            one -> {
              siblings.put(name, duration(one, "silent_after", HeartbeatOptions.SILENT_AFTER));
              one.rejectUnknownKeys();
            });
  }

  private static Duration duration(YamlMapping mapping, String key, Duration fallback) {
    Duration found = mapping.duration(key).orElse(fallback);
    if (found.compareTo(LEAST) < 0) {
      mapping.problem(key, found.toString(), "10s or more");
    }
    return found;
  }
}
