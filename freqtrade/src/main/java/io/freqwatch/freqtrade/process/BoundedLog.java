package io.freqwatch.freqtrade.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a process prints, appended to a file that never grows beyond a few megabytes: a full one is
 * kept as {@code .1} and a new one begun. Only this user may read them: Freqtrade's server prints
 * the tokens of those who connect. Used by one thread.
 */
final class BoundedLog implements AutoCloseable {
  private static final long LIMIT = 4 << 20;
  private static final int LAST_LINES = 3;

  private final Path file;
  private final long limit;
  private final Deque<String> last = new ArrayDeque<>();
  private BufferedWriter writer;
  private long size;

  BoundedLog(Path file) throws IOException {
    this(file, LIMIT);
  }

  BoundedLog(Path file, long limit) throws IOException {
    this.file = file;
    this.limit = limit;
    this.writer = open();
  }

  void line(String line) throws IOException {
    if (size + line.length() >= limit) {
      begin();
    }
    writer.write(line);
    writer.newLine();
    writer.flush();
    size += line.length() + 1;
    remember(line);
  }

  /** The last lines, oldest first. */
  List<String> last() {
    return List.copyOf(last);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void remember(String line) {
    last.addLast(line);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
  }

  private void begin() throws IOException {
    writer.close();
    Files.move(
        file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    writer = open();
  }

  private BufferedWriter open() throws IOException {
    if (!Files.exists(file)) {
      PrivateFile.write(file, "");
    }
    size = Files.size(file);
    return Files.newBufferedWriter(file, StandardOpenOption.APPEND);
  }
}
