package io.freqwatch.codec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a whole YAML file of at most 4 MiB; what keeps it from being read becomes a problem. */
public final class YamlFile {
  private static final long MAX_BYTES = 4L << 20;

  private YamlFile() {}

  /**
   * The file's mapping, an empty one after a problem.
   *
   * @param hint what a person may do where there is no such file, such as {@code a file}
   */
  public static YamlMapping read(Path file, String hint, Problems problems) {
    return read(file, hint, problems, Yaml::parse);
  }

  /** As {@link #read}, with aliases and merges as {@link Yaml#parseWithAliases} takes them. */
  public static YamlMapping readWithAliases(Path file, String hint, Problems problems) {
    return read(file, hint, problems, Yaml::parseWithAliases);
  }

  /** One of the ways of {@link Yaml}. */
  private interface Parser {
    YamlMapping parse(String file, String text, Problems problems);
  }

  private static YamlMapping read(Path file, String hint, Problems problems, Parser parser) {
    try {
      return Files.size(file) > MAX_BYTES
          ? unreadable(file, "more than 4 MiB", "a configuration", problems)
          : parser.parse(file.toString(), Files.readString(file), problems);
    } catch (NoSuchFileException ignored) { // the problem names the file
      return unreadable(file, "no such file", hint, problems);
    } catch (CharacterCodingException ignored) { // the problem names the file
      return unreadable(file, "bytes that are no UTF-8", "a text file in UTF-8", problems);
    } catch (IOException e) {
      return unreadable(file, String.valueOf(e.getMessage()), "a readable file", problems);
    }
  }

  private static YamlMapping unreadable(
      Path file, String found, String expected, Problems problems) {
    problems.add(new Problem(file.toString(), 0, 0, "", found, expected));
    return YamlMapping.empty(file.toString(), problems);
  }
}
