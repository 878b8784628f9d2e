package io.freqwatch.discovery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Files by paths whose last part may hold a star; at most a thousand. */
public final class FilePatterns {
  private static final int MAX_FILES = 1_000;

  private FilePatterns() {}

  /** Whether the path stands for any number of files. */
  public static boolean isPattern(Path path) {
    return name(path).contains("*");
  }

  /**
   * The files there are, in order, none twice; a path without a star is in it whatever is there.
   */
  public static Set<Path> files(Collection<Path> paths) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path path : paths) {
      files.addAll(isPattern(path) ? matching(path) : List.of(path));
    }
    return files;
  }

  private static List<Path> matching(Path pattern) {
    Path folder = pattern.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob(name(pattern)))) {
      return StreamSupport.stream(found.spliterator(), false).sorted().limit(MAX_FILES).toList();
    } catch (IOException | DirectoryIteratorException ignored) { // gone since; seen the next time
      return List.of();
    }
  }

  /** Only the star means something. */
  private static String glob(String name) {
    return name.replaceAll("([\\\\\\[\\]{}?])", "\\\\$1");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
