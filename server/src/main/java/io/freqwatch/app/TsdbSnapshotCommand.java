package io.freqwatch.app;

import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code freqwatch tsdb snapshot}: the blocks of a data directory in another one, by hard links, so
 * that it takes no room and no time.
 */
final class TsdbSnapshotCommand implements Command {
  @Override
  public CommandSpec spec() {
    return named(
            "snapshot",
            "Puts the blocks of a data directory into a new one by hard links. What no block has"
                + " yet, at most the last three hours, is not in it: stop the server before, or"
                + " take the snapshot of a running one by its API.")
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .paramLabel("DIRECTORY")
                .type(String.class)
                .description("The data directory.")
                .build())
        .addPositional(
            PositionalParamSpec.builder()
                .index("1")
                .paramLabel("TARGET")
                .type(String.class)
                .description("The directory to make, on the same file system.")
                .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    TsdbFolder folder = TsdbFolder.of(arguments, 0, terminal);
    Path target = terminal.resolve(arguments.matchedPositionalValue(1, ""));
    Disk disk = Disk.local();
    if (disk.exists(target)) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, target + " is there already; expected the name of a new directory");
    }
    List<Path> blocks = folder.blockPaths();
    try (ProgressBar progress = new ProgressBar(terminal, "linking", blocks.size())) {
      disk.createDirectories(target);
      for (Path block : blocks) {
        link(disk, block, target.resolve(block.getFileName().toString()));
        progress.add(1);
      }
      disk.syncDirectory(target);
    } catch (IOException e) {
      throw TsdbFolder.failed(target, e);
    }
    terminal.out().println("%d blocks are in %s".formatted(blocks.size(), target));
    return ExitCode.FINE;
  }

  private static void link(Disk disk, Path from, Path to) throws IOException {
    disk.createDirectories(to);
    for (Path inside : disk.list(from)) {
      Path link = to.resolve(inside.getFileName().toString());
      if (disk.isDirectory(inside)) {
        link(disk, inside, link);
      } else {
        disk.link(inside, link);
      }
    }
    disk.syncDirectory(to);
  }
}
