package io.freqwatch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The sources of all modules, without what is built or fetched. */
final class SourceFiles {
  private static final Set<String> PASSED_OVER = Set.of("target", "node_modules", "dist", "data");

  private SourceFiles() {}

  /** Files below the folder that end in one of the suffixes, sorted. */
  static List<Path> below(Path folder, String... suffixes) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return isPassedOver(each) && !each.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (endsInOneOf(file, suffixes)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found.stream().sorted().toList();
  }

  /** Those of more lines than the limit, with their number of lines. */
  static List<String> longerThan(int lines, List<Path> files) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      int size = Files.readAllLines(file).size();
      if (size > lines) {
        found.add(file + ": " + size + " lines");
      }
    }
    return found;
  }

  private static boolean isPassedOver(Path folder) {
    String name = folder.getFileName().toString();
    return PASSED_OVER.contains(name) || (name.startsWith(".") && !name.equals(".."));
  }

  private static boolean endsInOneOf(Path file, String... suffixes) {
    return List.of(suffixes).stream().anyMatch(file.toString()::endsWith);
  }
}
