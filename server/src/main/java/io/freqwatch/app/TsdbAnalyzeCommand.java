package io.freqwatch.app;

import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.block.BlockAnalysis;
import io.freqwatch.tsdb.block.BlockMeta;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch tsdb analyze}: where the series of a block come from, as promtool says it. */
final class TsdbAnalyzeCommand implements Command {
  @Override
  public CommandSpec spec() {
    return named("analyze", "Shows which labels and metrics of a block have the most series.")
        .addOption(Command.option("--limit", "N", Integer.class, "20", "How many of each kind."))
        .addPositional(TsdbFolder.parameter(0))
        .addPositional(
            PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .paramLabel("BLOCK")
                .type(String.class)
                .description("The block's ULID. Default: the newest.")
                .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    TsdbFolder folder = TsdbFolder.of(arguments, 0, terminal);
    String wanted = arguments.matchedPositionalValue(1, "");
    int limit = arguments.matchedOptionValue("--limit", 20);
    if (limit < 1) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "--limit is " + limit + "; expected a number from 1 on");
    }
    List<String> complaints = new ArrayList<>();
    List<Block> blocks = folder.open(complaints);
    try {
      Block block =
          blocks.reversed().stream()
              .filter(each -> wanted.isEmpty() || each.meta().ulid().equals(wanted))
              .findFirst()
              .orElseThrow(() -> none(folder, wanted, complaints));
      print(block, limit, terminal.out());
      return ExitCode.FINE;
    } finally {
      blocks.forEach(Block::close);
    }
  }

  private static CommandFailure none(TsdbFolder folder, String wanted, List<String> complaints) {
    String what = wanted.isEmpty() ? "no block" : "no block " + wanted;
    String damage = complaints.isEmpty() ? "" : "; damaged: " + String.join("; ", complaints);
    return new CommandFailure(
        ExitCode.CHECK_FAILED, "there is " + what + " in " + folder.path() + damage);
  }

  private static void print(Block block, int limit, PrintWriter out) {
    BlockMeta meta = block.meta();
    BlockAnalysis analysis = new BlockAnalysis(block);
    out.println("Block ID: " + meta.ulid());
    out.println("Duration: " + GoDuration.format(meta.maxMillis() - meta.minMillis()));
    out.println("Total Series: " + analysis.series());
    out.println("Label names: " + block.index().labelNames().size());
    out.println("Postings (unique label pairs): " + analysis.pairs());
    out.println("Postings entries (total label pairs): " + analysis.entries());
    print(out, "Label pairs most involved in churning:", analysis.churningPairs(limit));
    print(out, "Label names most involved in churning:", analysis.churningLabels(limit));
    print(out, "Most common label pairs:", analysis.commonPairs(limit));
    print(
        out,
        "Label names with highest cumulative label value length:",
        analysis.longestLabels(limit));
    print(out, "Highest cardinality labels:", analysis.variedLabels(limit));
    print(out, "Highest cardinality metric names:", analysis.largestMetrics(limit));
  }

  private static void print(PrintWriter out, String title, List<BlockAnalysis.Ranked> ranked) {
    out.println();
    out.println(title);
    ranked.forEach(each -> out.println(each.amount() + " " + each.name()));
  }
}
