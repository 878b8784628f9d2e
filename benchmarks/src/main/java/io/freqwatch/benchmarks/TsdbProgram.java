package io.freqwatch.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that scrapes and stores.
 *
 * @param command which starts it; the first word is the program
 * @param data the directory in which it stores
 * @param ready answers with 200 once it takes queries
 */
record TsdbProgram(String name, List<String> command, Path data, Path log, URI ready) {
  Program start() {
    Program program =
        Program.start(
            Path.of(command.getFirst()), log, command.stream().skip(1).toArray(String[]::new));
    Await.body(program, ready, body -> !body.isEmpty());
    return program;
  }

  /** Bytes of all files in the data directory, as they are allocated. */
  long dataBytes() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
