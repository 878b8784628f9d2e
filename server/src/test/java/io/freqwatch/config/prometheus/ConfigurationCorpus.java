package io.freqwatch.config.prometheus;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Configurations that Prometheus takes, and such that it refuses. */
final class ConfigurationCorpus {
  private ConfigurationCorpus() {}

  /**
   * @param key where the mistake stands; empty where there is none, or where it is in no key
   */
  record Case(String name, String key, String text) {
    @Override
    public String toString() {
      return name;
    }

    Path writeTo(Path folder) {
      try {
        return Files.writeString(folder.resolve("prometheus.yml"), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static List<Case> good() {
    return cases("good.txt");
  }

  static List<Case> bad() {
    return cases("bad.txt");
  }

  /** Everything that our check finds, as {@code freqwatch check prometheus} would. */
  static List<Problem> problems(Path file) {
    List<Problem> problems = new ArrayList<>();
    try {
      TargetFileCheck.check(
          PrometheusReader.read(file, Map.of("REGION", "north")), problems, new ArrayList<>());
      return problems;
    } catch (InvalidFileException e) {
      return e.problems();
    }
  }

  private static List<Case> cases(String file) {
    List<Case> cases = new ArrayList<>();
    for (String part : text(file).split("(?m)^=== ")) {
      if (!part.isBlank()) {
        int line = part.indexOf('\n');
        String[] head = part.substring(0, line).split("\\|", 2);
        String key = head.length > 1 ? head[1].strip() : "";
        cases.add(new Case(head[0].strip(), key, part.substring(line + 1)));
      }
    }
    return cases;
  }

  private static String text(String file) {
    try (InputStream in =
        ConfigurationCorpus.class.getResourceAsStream("/config/prometheus/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
