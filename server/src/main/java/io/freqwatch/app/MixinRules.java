package io.freqwatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The rules that come with the program: what {@code mixin/} holds for any Prometheus. */
final class MixinRules {
  /** Paths below {@code mixin/}. */
  static final List<String> FILES =
      List.of("rules/freqtrade.yml", "alerts/freqtrade.yml", "alerts/freqwatch.yml");

  private static final String RESOURCES = "/io/freqwatch/mixin/";

  private MixinRules() {}

  /**
   * Writes the files into a folder, so that a person can read what is in force; what is there of an
   * earlier version goes.
   *
   * @return the files
   */
  static List<Path> writeTo(Path folder) {
    return writeTo(folder, text -> text);
  }

  /** As {@link #writeTo(Path)}, changed. */
  static List<Path> writeTo(Path folder, UnaryOperator<String> change) {
    List<Path> written = new ArrayList<>();
    try {
      for (String file : FILES) {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, change.apply(new String(content(file), UTF_8)));
        written.add(target);
      }
      return written;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, "cannot write rules to " + folder + ": " + e);
    }
  }

  private static byte[] content(String file) throws IOException {
    try (InputStream in =
        requireNonNull(MixinRules.class.getResourceAsStream(RESOURCES + file), file)) {
      return in.readAllBytes();
    }
  }
}
