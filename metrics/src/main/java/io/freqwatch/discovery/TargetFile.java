package io.freqwatch.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.JsonException;
import io.freqwatch.codec.Problems;
import io.freqwatch.codec.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Target groups of one file, YAML or JSON by the end of its name. */
public final class TargetFile {
  private static final int MAX_BYTES = 4 << 20;
  private static final String SOURCE_LABEL = "__meta_filepath";

  private TargetFile() {}

  /**
   * The groups, each with the label {@code __meta_filepath}.
   *
   * @throws IOException where the file cannot be read or is wrong; the message says what and where
   */
  public static List<TargetGroup> read(Path file) throws IOException {
    List<TargetGroup> groups = new ArrayList<>();
    for (TargetGroup group : parsed(file, text(file))) {
      groups.add(
          new TargetGroup(
              file + ":" + groups.size(),
              group.targets(),
              group.labels().toBuilder().set(SOURCE_LABEL, file.toString()).build()));
    }
    return groups;
  }

  private static List<TargetGroup> parsed(Path file, String text) throws IOException {
    try {
      return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
          ? TargetGroupsJson.read(text.getBytes(UTF_8))
          : yaml(file, text);
    } catch (JsonException | IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    } catch (InvalidFileException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<TargetGroup> yaml(Path file, String text) {
    Problems problems = new Problems();
    List<TargetGroup> groups =
        TargetGroupsYaml.read(Yaml.parseList(file.toString(), text, problems));
    problems.throwIfAny();
    return groups;
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(file + " is larger than 4 MiB");
      }
      return new String(bytes, UTF_8);
    } catch (NoSuchFileException e) {
      throw new IOException("no such file " + file, e);
    }
  }
}
