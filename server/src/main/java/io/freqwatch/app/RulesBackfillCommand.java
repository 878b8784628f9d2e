package io.freqwatch.app;

import io.freqwatch.http.HttpFetcher;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.Labels;
import io.freqwatch.model.PrometheusDuration;
import io.freqwatch.promql.PromqlException;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.RuleBackfill;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleFileReader;
import io.freqwatch.tsdb.block.Block;
import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.importer.BlockImporter;
import io.freqwatch.tsdb.importer.ImportReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code freqwatch rules backfill}: the past of recording rules, computed from a running server or
 * from blocks, into blocks.
 */
final class RulesBackfillCommand implements Command {
  private static final int PROMETHEUS_PORT = 9090;
  private static final long MEMORY_BYTES = 128L << 20;
  private static final Duration NOT_IN_BLOCKS_YET = Duration.ofHours(3);

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        named(
            "backfill",
            "Computes what recording rules would have recorded and writes it as blocks, which a"
                + " running server finds within a minute. Alerts are left out.");
    spec.addOption(Command.option("--start", "TIME", "The begin: RFC 3339 or seconds since 1970."))
        .addOption(Command.option("--end", "TIME", "The end. Default: three hours ago."))
        .addOption(
            Command.option(
                "--eval-interval", "DURATION", String.class, "60s", "Of groups that name none."))
        .addOption(
            Command.option(
                "--url", "URL", "The server to ask. Default: http://127.0.0.1:9090, our own."))
        .addOption(
            Command.option(
                "--port-offset", "N", Integer.class, "0", "The offset that the server runs with."))
        .addOption(Command.option("--from-data", "DIRECTORY", "Asks the blocks there, no server."))
        .addOption(
            Command.option(
                "--output-dir",
                "DIRECTORY",
                String.class,
                TsdbFolder.DEFAULT,
                "Where the new blocks go."));
    return FileArguments.addTo(FeatureOption.addTo(spec), "Rule files.");
  }

  /** What to compute. */
  private record Task(List<GroupDefinition> groups, long from, long to, Duration interval) {}

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Task task = task(arguments, terminal);
    String data = arguments.matchedOptionValue("--from-data", "");
    try {
      ImportReport report =
          data.isEmpty()
              ? fromServer(arguments, task, terminal)
              : fromBlocks(terminal.resolve(data), arguments, task, terminal);
      terminal
          .out()
          .println(
              "%d samples in %d new blocks are in %s"
                  .formatted(
                      report.samples(), report.blocks().size(), output(arguments, terminal)));
      return ExitCode.FINE;
    } catch (PromqlException e) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw TsdbFolder.failed(output(arguments, terminal), e);
    }
  }

  private static Task task(ParseResult arguments, Terminal terminal) {
    List<Path> files =
        FileArguments.of(arguments, terminal).stream().map(terminal::resolve).toList();
    long threeHoursAgo = terminal.clock().wallMillis() - NOT_IN_BLOCKS_YET.toMillis();
    String end = arguments.matchedOptionValue("--end", "");
    long from = TimeArgument.millis("--start", arguments.matchedOptionValue("--start", ""));
    long to = end.isEmpty() ? threeHoursAgo : TimeArgument.millis("--end", end);
    if (to < from) {
      throw new CommandFailure(ExitCode.WRONG_USE, "--end lies before --start");
    }
    return new Task(
        RuleFileReader.readAll(files, new GoTemplates(), FeatureOption.language(arguments)).stream()
            .flatMap(file -> file.groups().stream())
            .toList(),
        from,
        to,
        PrometheusDuration.parse(arguments.matchedOptionValue("--eval-interval", "60s")));
  }

  private static ImportReport fromServer(ParseResult arguments, Task task, Terminal terminal)
      throws IOException {
    int port = PROMETHEUS_PORT + arguments.matchedOptionValue("--port-offset", 0);
    String url = arguments.matchedOptionValue("--url", "http://127.0.0.1:" + port);
    try (HttpFetcher fetcher = new HttpFetcher(terminal.clock())) {
      URI server = URI.create(url.replaceFirst("/+$", ""));
      return compute(new ServerRangeQueries(fetcher, server), arguments, task, terminal);
    }
  }

  private static ImportReport fromBlocks(
      Path data, ParseResult arguments, Task task, Terminal terminal) throws IOException {
    List<String> complaints = new ArrayList<>();
    List<Block> blocks = TsdbFolder.at(data).open(complaints);
    complaints.forEach(complaint -> terminal.err().println("left out: " + complaint));
    try {
      LanguageOptions language = FeatureOption.language(arguments);
      return compute(
          new BlockRangeQueries(blocks, language, terminal.clock()), arguments, task, terminal);
    } finally {
      blocks.forEach(Block::close);
    }
  }

  private static ImportReport compute(
      RuleBackfill.RangeQueries queries, ParseResult arguments, Task task, Terminal terminal)
      throws IOException {
    Path output = output(arguments, terminal);
    Disk.local().createDirectories(output);
    long steps = RuleBackfill.steps(task.groups(), task.from(), task.to());
    try (ProgressBar progress = new ProgressBar(terminal, "computing", steps);
        BlockImporter importer =
            new BlockImporter(
                Disk.local(), output, MEMORY_BYTES, terminal.clock(), new SecureRandom())) {
      new RuleBackfill(queries, new IntoBlocks(importer, progress), task.interval())
          .run(task.groups(), task.from(), task.to());
      return importer.finish();
    }
  }

  /** Hands points on to the importer. */
  private record IntoBlocks(BlockImporter importer, ProgressBar progress)
      implements RuleBackfill.Target {
    @Override
    public void add(Labels labels, Value.Points points) throws IOException {
      for (int i = 0; i < points.size(); i++) {
        FloatHistogram histogram = points.histogram(i);
        long time = points.timestampsMillis()[i];
        if (histogram == null) {
          importer.add(labels, time, points.values()[i]);
        } else {
          importer.add(labels, time, histogram);
        }
      }
    }

    @Override
    public void advanced() {
      progress.add(1);
    }
  }

  private static Path output(ParseResult arguments, Terminal terminal) {
    return terminal.resolve(arguments.matchedOptionValue("--output-dir", TsdbFolder.DEFAULT));
  }
}
