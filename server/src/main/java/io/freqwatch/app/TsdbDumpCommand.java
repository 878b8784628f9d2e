package io.freqwatch.app;

import io.freqwatch.exposition.GoNumber;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.HistogramBucket;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.storage.MergedQuerier;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.Series;
import io.freqwatch.storage.StorageException;
import io.freqwatch.tsdb.block.Block;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code freqwatch tsdb dump}: every sample of the blocks on a line, as promtool prints them. */
final class TsdbDumpCommand implements Command {
  @Override
  public CommandSpec spec() {
    return named("dump", "Prints the samples of the blocks of a data directory.")
        .addOption(
            Command.option(
                "--min-time", "MILLIS", Long.class, "" + Long.MIN_VALUE, "No sample before."))
        .addOption(
            Command.option(
                "--max-time", "MILLIS", Long.class, "" + Long.MAX_VALUE, "No sample behind."))
        .addOption(Command.option("--match", "SELECTOR", "Series that match this. Default: all."))
        .addPositional(TsdbFolder.parameter(0));
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    TsdbFolder folder = TsdbFolder.of(arguments, 0, terminal);
    List<Matcher> matchers = matchers(arguments.matchedOptionValue("--match", ""));
    long from = arguments.matchedOptionValue("--min-time", Long.MIN_VALUE);
    long to = arguments.matchedOptionValue("--max-time", Long.MAX_VALUE);
    if (from > to) {
      throw new CommandFailure(
          ExitCode.WRONG_USE, "--min-time " + from + " is behind --max-time " + to);
    }
    List<String> complaints = new ArrayList<>();
    List<Block> blocks = folder.open(complaints);
    try (Querier querier =
        MergedQuerier.of(blocks.stream().map(block -> block.querier(from, to)).toList())) {
      querier
          .select(true, matchers.toArray(Matcher[]::new))
          .forEachRemaining(series -> print(series, terminal.out()));
    } catch (StorageException.Corrupt e) {
      complaints.add(String.valueOf(e.getMessage()));
    } finally {
      blocks.forEach(Block::close);
    }
    complaints.forEach(complaint -> terminal.err().println("damaged: " + complaint));
    return complaints.isEmpty() ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static List<Matcher> matchers(String selector) {
    try {
      return selector.isEmpty() ? List.of() : Parser.parseSelector(selector).matchers();
    } catch (PromqlException e) {
      throw new CommandFailure(ExitCode.WRONG_USE, "--match: " + e.getMessage());
    }
  }

  private static void print(Series series, PrintWriter out) {
    String labels = text(series.labels());
    SampleIterator samples = series.samples();
    for (SampleKind kind = samples.next(); kind != SampleKind.NONE; kind = samples.next()) {
      String value =
          kind == SampleKind.FLOAT ? GoNumber.format(samples.value()) : text(samples.histogram());
      out.print(labels + " " + value + " " + samples.timestampMillis() + "\n");
    }
  }

  private static String text(Labels labels) {
    List<String> pairs = new ArrayList<>();
    for (Label label : labels) {
      String value = label.value().replace("\\", "\\\\").replace("\"", "\\\"");
      pairs.add(label.name() + "=\"" + value.replace("\n", "\\n") + "\"");
    }
    return "{" + String.join(", ", pairs) + "}";
  }

  private static String text(FloatHistogram histogram) {
    StringBuilder text = new StringBuilder("{count:" + GoNumber.format(histogram.count()));
    text.append(", sum:").append(GoNumber.format(histogram.sum()));
    for (HistogramBucket bucket : histogram.buckets()) {
      if (bucket.count() != 0) {
        text.append(bucket.lowerIncluded() ? ", [" : ", (")
            .append(GoNumber.format(bucket.lower()))
            .append(',')
            .append(GoNumber.format(bucket.upper()))
            .append(bucket.upperIncluded() ? "]:" : "):")
            .append(GoNumber.format(bucket.count()));
      }
    }
    return text.append('}').toString();
  }
}
