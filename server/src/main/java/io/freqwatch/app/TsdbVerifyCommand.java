package io.freqwatch.app;

import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch tsdb verify}: whether every byte of the blocks is as it was written. */
final class TsdbVerifyCommand implements Command {
  @Override
  public CommandSpec spec() {
    return named("verify", "Reads every byte of the blocks and looks at its checksum.")
        .addPositional(TsdbFolder.parameter(0));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    TsdbFolder folder = TsdbFolder.of(arguments, 0, terminal);
    List<Path> paths = folder.blockPaths();
    int damaged = 0;
    try (ProgressBar progress = new ProgressBar(terminal, "verifying", paths.size())) {
      for (Path path : paths) {
        damaged += verify(path, terminal) ? 0 : 1;
        progress.add(1);
      }
    }
    terminal
        .out()
        .println("%d of %d blocks are sound".formatted(paths.size() - damaged, paths.size()));
    return damaged == 0 ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static boolean verify(Path path, Terminal terminal) {
    try (Block block = Block.open(Disk.local(), path)) {
      block.verify();
      return true;
    } catch (StorageException.Corrupt | IOException e) {
      terminal.out().println("✗ " + path.getFileName() + ": " + e.getMessage());
      return false;
    }
  }
}
