package io.freqwatch.app;

import io.freqwatch.tsdb.disk.Disk;
import io.freqwatch.tsdb.importer.BlockImporter;
import io.freqwatch.tsdb.importer.ImportException;
import io.freqwatch.tsdb.importer.ImportReport;
import io.freqwatch.tsdb.importer.OpenMetricsImport;
import io.freqwatch.tsdb.importer.PrometheusImport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * {@code freqwatch tsdb import}: a file of OpenMetrics with timestamps, or the data directory of a
 * Prometheus, into blocks. A running server finds them within a minute.
 */
final class TsdbImportCommand implements Command {
  private static final long MEMORY_BYTES = 128L << 20;

  @Override
  public CommandSpec spec() {
    return named(
            "import",
            "Brings history into a data directory: a file of OpenMetrics with timestamps (.gz too),"
                + " or the blocks of a Prometheus' data directory.")
        .addOption(
            OptionSpec.builder("--data")
                .paramLabel("DIRECTORY")
                .type(String.class)
                .defaultValue(TsdbFolder.DEFAULT)
                .description("Where the blocks go. Default: " + TsdbFolder.DEFAULT + ".")
                .build())
        .addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .paramLabel("SOURCE")
                .type(String.class)
                .description("The file or the directory.")
                .build());
  }

  @Override
  public int run(ParseResult arguments, Terminal terminal) {
    Path source = terminal.resolve(arguments.matchedPositionalValue(0, ""));
    Path data = terminal.resolve(arguments.matchedOptionValue("--data", TsdbFolder.DEFAULT));
    if (!Files.exists(source)) {
      throw new CommandFailure(
          ExitCode.WRONG_USE,
          source + " is not there; expected a file of OpenMetrics or a data directory");
    }
    try {
      Disk.local().createDirectories(data);
      ImportReport report =
          Files.isDirectory(source)
              ? copyBlocks(source, data, terminal)
              : readFile(source, data, terminal);
      print(report, data, terminal);
      return ExitCode.FINE;
    } catch (ImportException e) {
      throw new CommandFailure(ExitCode.CHECK_FAILED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw TsdbFolder.failed(source, e);
    }
  }

  private static ImportReport copyBlocks(Path source, Path data, Terminal terminal)
      throws IOException {
    long bytes = new PrometheusImport(Disk.local(), source, data, _ -> {}).byteSize();
    try (ProgressBar progress = new ProgressBar(terminal, "copying", bytes)) {
      return new PrometheusImport(Disk.local(), source, data, progress::add).run();
    }
  }

  private static ImportReport readFile(Path source, Path data, Terminal terminal)
      throws IOException {
    try (ProgressBar progress = new ProgressBar(terminal, "reading", Files.size(source));
        BlockImporter importer =
            new BlockImporter(
                Disk.local(), data, MEMORY_BYTES, terminal.clock(), new SecureRandom());
        InputStream counted = new CountedInput(Files.newInputStream(source), progress::add);
        InputStream in = source.toString().endsWith(".gz") ? unzip(counted) : counted) {
      new OpenMetricsImport(importer, source.toString()).read(in);
      return importer.finish();
    }
  }

  private static InputStream unzip(InputStream in) throws IOException {
    return new GZIPInputStream(in, 1 << 16);
  }

  private static void print(ImportReport report, Path data, Terminal terminal) {
    report.skipped().forEach(line -> terminal.out().println("! left out: " + line));
    terminal
        .out()
        .println(
            "%d samples in %d new blocks are in %s"
                .formatted(report.samples(), report.blocks().size(), data));
  }
}
