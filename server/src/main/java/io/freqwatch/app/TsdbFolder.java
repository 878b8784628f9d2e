package io.freqwatch.app;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.Ulid;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The data directory that a {@code tsdb} command is about. Nothing in it is changed by reading. */
final class TsdbFolder {
  static final String DEFAULT = "data/metrics";

  private final Path path;

  private TsdbFolder(Path path) {
    this.path = path;
  }

  static PositionalParamSpec parameter(int index) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(index))
        .arity("0..1")
        .paramLabel("DIRECTORY")
        .type(String.class)
        .defaultValue(DEFAULT)
        .description("A data directory, ours or Prometheus'. Default: " + DEFAULT + ".")
        .build();
  }

  /**
   * The directory that the arguments name. Where it has a log and no blocks yet, the person is told
   * why there is nothing to see.
   *
   * @throws CommandFailure where it is no data directory
   */
  static TsdbFolder of(ParseResult arguments, int index, Terminal terminal) {
    TsdbFolder folder = at(terminal.resolve(arguments.matchedPositionalValue(index, DEFAULT)));
    if (folder.blockPaths().isEmpty()) {
      terminal
          .err()
          .println(
              folder.path
                  + " has no blocks yet, only a log: its samples become a block after three hours,"
                  + " or when the server is stopped");
    }
    return folder;
  }

  /**
   * @throws CommandFailure where it is no data directory
   */
  static TsdbFolder at(Path path) {
    if (!Disk.local().isDirectory(path)) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, path + " is no directory; expected the data directory of a TSDB");
    }
    TsdbFolder folder = new TsdbFolder(path);
    if (folder.blockPaths().isEmpty() && !hasLog(path)) {
      String advice =
          hasLog(path.resolve("metrics")) ? "; it is in " + path.resolve("metrics") : "";
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          path + " has neither blocks nor a log; expected the data directory of a TSDB" + advice);
    }
    return folder;
  }

  private static boolean hasLog(Path path) {
    return Disk.local().isDirectory(path.resolve("wal"));
  }

  Path path() {
    return path;
  }

  /** Directories of blocks, damaged ones too. */
  List<Path> blockPaths() {
    try {
      return Disk.local().list(path).stream()
          .filter(inside -> Ulid.is(inside.getFileName().toString()))
          .filter(Disk.local()::isDirectory)
          .toList();
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  /**
   * All blocks, by time; the caller closes them.
   *
   * @param complaints is given what is wrong with a damaged one, which is left out
   */
  List<Block> open(List<String> complaints) {
    List<Block> blocks = new ArrayList<>();
    for (Path block : blockPaths()) {
      try {
        blocks.add(Block.open(Disk.local(), block));
      } catch (StorageException.Corrupt | IOException e) {
        complaints.add(String.valueOf(e.getMessage()));
      }
    }
    blocks.sort(Comparator.comparingLong(block -> block.meta().minMillis()));
    return blocks;
  }

  static CommandFailure failed(Path path, IOException e) {
    return new CommandFailure(ExitCode.CHECK_FAILED, path + ": " + e);
  }
}
