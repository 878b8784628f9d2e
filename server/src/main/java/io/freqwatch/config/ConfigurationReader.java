package io.freqwatch.config;

import io.freqwatch.alertmanager.channel.ChannelFactory;
import io.freqwatch.alertmanager.config.AlertmanagerConfig;
import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problems;
import io.freqwatch.codec.YamlFile;
import io.freqwatch.codec.YamlMapping;
import io.freqwatch.config.prometheus.PrometheusSource;
import io.freqwatch.plugin.PluginOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Reads {@code freqwatch.yml} and its drop-ins, {@code bots.d/*.yml} beside the file (a person's)
 * and in the data folder (the UI's). Every mistake of every file is found in one pass. Relative
 * paths are relative to the file they stand in. Used by one thread, once.
 */
public final class ConfigurationReader {
  private static final int MAX_DROP_INS = 1_000;

  private final Path file;
  private final Map<String, String> environment;
  private final Problems problems = new Problems();
  private final Notices notices = new Notices();
  private final SecretReader secrets;
  private final BotsReader bots;

  private ConfigurationReader(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
    this.secrets = new SecretReader(environment, notices);
    this.bots = new BotsReader(secrets, notices);
  }

  /**
   * @param environment where {@code {env: NAME}} is looked up
   * @throws InvalidFileException with all problems, where there is any
   */
  public static FreqwatchOptions read(Path file, Map<String, String> environment) {
    return new ConfigurationReader(file, environment).read();
  }

  private FreqwatchOptions read() {
    YamlMapping top = parse(file);
    Path data = folder().resolve(top.optionalText("data").orElse("data")).normalize();
    ListenerOptions listeners = new ListenersReader(top).read();
    bots.read(top, folder());
    MetricsOptions written = new MetricsReader(folder(), environment).read(top);
    AlertingOptions router = new AlertingReader(secrets, folder()).read(top);
    LimitOptions limits = LimitsReader.read(top);
    MetricsOptions metrics = written.withFlags(limits.asFlags(written.flags()));
    List<PluginOptions> plugins = PluginsReader.read(top, folder());
    new LaterParts(secrets, notices).check(top, folder());
    AlertingOptions alerting = router.withChannels(new ChannelsReader(secrets, folder()).read(top));
    top.rejectUnknownKeys();
    dropIns(data).forEach(this::readDropIn);
    bots.refusePortClashes(listeners);
    bots.noticeWhenEmpty(file);
    metrics.config().ifPresent(this::readPrometheus);
    alerting.config().ifPresent(path -> readAlertmanager(path, alerting.router()));
    problems.throwIfAny();
    List<Notice> all = notices.list(file.toString());
    return new FreqwatchOptions(
        data, listeners, bots.list(), metrics, alerting, limits, plugins, all);
  }

  private void readDropIn(Path dropIn) {
    YamlMapping top = parse(dropIn);
    bots.read(top, parent(dropIn));
    top.rejectUnknownKeys();
  }

  /** What is wrong with the file is found now rather than when scraping is to start. */
  private void readPrometheus(PrometheusSource source) {
    try {
      source.read().remarks().forEach(remark -> notices.add(remark.place(), remark.text()));
    } catch (InvalidFileException e) {
      e.problems().forEach(problems::add);
    }
  }

  private void readAlertmanager(Path alertmanager, RouterSettings router) {
    try {
      AlertmanagerConfig config = AlertmanagerReader.read(alertmanager, environment);
      config.remarks().forEach(remark -> notices.add(alertmanager.toString(), remark));
      config.notBuiltIn(ChannelFactory.KINDS).forEach(problems::add);
      router.fallbackProblem(config).ifPresent(problems::add);
    } catch (InvalidFileException e) {
      e.problems().forEach(problems::add);
    }
  }

  private Path folder() {
    return parent(file);
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private List<Path> dropIns(Path data) {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(folder().resolve("bots.d"));
    folders.add(data.resolve("bots.d"));
    List<Path> result = new ArrayList<>();
    folders.stream().filter(Files::isDirectory).forEach(folder -> result.addAll(ymlFiles(folder)));
    return result;
  }

  private static List<Path> ymlFiles(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yml")) {
      return StreamSupport.stream(files.spliterator(), false).sorted().limit(MAX_DROP_INS).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private YamlMapping parse(Path path) {
    return YamlFile.read(path, "a file (\"freqwatch init\" writes one)", problems);
  }
}
