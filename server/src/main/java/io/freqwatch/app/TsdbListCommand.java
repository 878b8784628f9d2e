package io.freqwatch.app;

import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.BlockMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch tsdb list}: the blocks, as promtool lists them. */
final class TsdbListCommand implements Command {
  @Override
  public CommandSpec spec() {
    return named("list", "Lists the blocks of a data directory.")
        .addOption(Command.flag("--human-readable", "Prints times and sizes for people."))
        .addPositional(TsdbFolder.parameter(0));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    TsdbFolder folder = TsdbFolder.of(arguments, 0, terminal);
    boolean human = arguments.matchedOptionValue("--human-readable", false);
    List<String> complaints = new ArrayList<>();
    TextTable table =
        new TextTable(
            "BLOCK ULID",
            "MIN TIME",
            "MAX TIME",
            "DURATION",
            "NUM SAMPLES",
            "NUM CHUNKS",
            "NUM SERIES",
            "SIZE");
    for (Block block : folder.open(complaints)) {
      try (block) {
        add(table, block, human);
      }
    }
    table.print(terminal.out());
    complaints.forEach(complaint -> terminal.err().println("damaged: " + complaint));
    return complaints.isEmpty() ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static void add(TextTable table, Block block, boolean human) {
    BlockMeta meta = block.meta();
    table.row(
        meta.ulid(),
        time(meta.minMillis(), human),
        time(meta.maxMillis(), human),
        GoDuration.format(meta.maxMillis() - meta.minMillis()),
        String.valueOf(meta.stats().samples()),
        String.valueOf(meta.stats().chunks()),
        String.valueOf(meta.stats().series()),
        human ? size(block.byteSize()) : String.valueOf(block.byteSize()));
  }

  private static String time(long millis, boolean human) {
    return human ? Instant.ofEpochMilli(millis).toString() : String.valueOf(millis);
  }

  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double kilo = bytes / 1024.0;
    return kilo < 1024
        ? String.format(Locale.ROOT, "%.1f KiB", kilo)
        : String.format(Locale.ROOT, "%.1f MiB", kilo / 1024);
  }
}
