package io.freqwatch.app;

import io.freqwatch.config.BotOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes a first {@code freqwatch.yml}, and a file per password beside it. */
final class ConfigurationWriter {
  private static final String HEAD =
      """
      # Which bots Freqwatch watches. Every key: docs, or "freqwatch check config" to try a change.
      data: ./data
      bots:
      """;

  private final Path file;

  ConfigurationWriter(Path file) {
    this.file = file;
  }

  /**
   * Writes all files, each whole or not at all.
   *
   * @throws CommandFailure where that is not possible
   */
  void write(List<BotOptions> bots) {
    try {
      Path secrets = file.resolveSibling("secrets");
      Files.createDirectories(secrets.toAbsolutePath());
      StringBuilder text = new StringBuilder(HEAD);
      for (BotOptions bot : bots) {
        replace(secrets.resolve(bot.name()), bot.password().reveal() + "\n");
        text.append(entry(bot));
      }
      replace(file, text.toString());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, "cannot write " + file + ": " + e);
    }
  }

  private static String entry(BotOptions bot) {
    return """
      - name: %s
        url: %s
        username: "%s"
        password: {file: secrets/%s}
        account: "%s"
    """
        .formatted(
            bot.name(), bot.url(), quoted(bot.username()), bot.name(), quoted(bot.account()));
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Only this user may read what is written. */
  private static void replace(Path target, String content) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(temporary, content);
    Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
  }
}
