package io.freqwatch.app;

import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.prometheus.PrometheusOptions;
import io.freqwatch.config.prometheus.PrometheusSource;
import io.freqwatch.discovery.DiscoveryManager;
import io.freqwatch.discovery.FilePatterns;
import io.freqwatch.http.HttpClients;
import io.freqwatch.lifecycle.CheckResult;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.Component;
import io.freqwatch.notifier.Notifier;
import io.freqwatch.notifier.NotifierOptions;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.rules.EngineQueries;
import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.RuleManager;
import io.freqwatch.rules.RuleOptions;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleFileReader;
import io.freqwatch.storage.Storage;
import io.freqwatch.web.prometheus.ConfigurationSections;
import io.freqwatch.web.prometheus.RulePaths;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Rules and notifier as {@code prometheus.yml} says, or, where there is none, with the rules that
 * come with the program. Rules have an engine of their own, so that no crowd of other queries keeps
 * alerts waiting. Safe for use by many threads.
 */
final class RuleParts implements Component {
  private static final int QUERIES_AT_ONCE = 4;
  private static final long QUERY_BYTES = 64 << 20;

  private final Optional<PrometheusSource> source;
  private final Path mixinFolder;
  private final GoTemplates templates = new GoTemplates();
  private final LanguageOptions language;
  private final Notifier notifier;
  private final RuleManager manager;
  private volatile ConfigurationSections configuration = ConfigurationSections.DEFAULT;
  private volatile String externalUrl = "";
  private volatile OwnAlertmanagers alertmanagers = new OwnAlertmanagers(List.of());

  /** What is handed in stays the caller's and lives longer. */
  RuleParts(
      FreqwatchOptions options,
      Storage storage,
      QueryRecords records,
      DiscoveryManager discoveries,
      HttpClients clients,
      Clock clock) {
    this.source = options.metrics().config();
    this.mixinFolder = options.data().resolve("mixin");
    EngineOptions limits = EngineSettings.of(options);
    this.language = limits.language();
    Engine engine =
        new Engine(
            limits
                .withMaxConcurrent(QUERIES_AT_ONCE, limits.maxWaiting())
                .withMaxHeldBytes(Math.min(limits.maxHeldBytes(), QUERY_BYTES))
                .withMaxBytes(Math.min(limits.maxBytes(), QUERY_BYTES)),
            clock,
            records);
    this.notifier = new Notifier(NotifierOptions.NONE, discoveries::of, clients, clock);
    this.manager =
        new RuleManager(
            RuleOptions.DEFAULT,
            new EngineQueries(engine, storage),
            storage,
            templates,
            notifier,
            clock);
  }

  /** What the files say. */
  private record Plan(
      List<GroupDefinition> groups, RuleOptions options, ConfigurationSections sections) {}

  /** Under which address people find the Prometheus API; to be said before the start. */
  void externalUrl(String url) {
    externalUrl = url.replaceFirst("/+$", "");
  }

  /** Who is told of alerts where prometheus.yml names nobody; to be said before the start. */
  void alertmanagers(OwnAlertmanagers own) {
    alertmanagers = own;
  }

  @Override
  public void start() {
    apply(plan());
    notifier.start();
    manager.start();
  }

  /**
   * Reads the files again; what is returned puts into force what they say.
   *
   * @throws io.freqwatch.codec.InvalidFileException with every problem of every file
   */
  Runnable prepared() {
    Plan plan = plan();
    return () -> apply(plan);
  }

  RulePaths paths() {
    return new RulePaths(manager::groups, notifier::statistics);
  }

  /** What is in force of prometheus.yml, and of what stands in for it. */
  ConfigurationSections configuration() {
    return configuration;
  }

  RuleManager manager() {
    return manager;
  }

  Notifier notifier() {
    return notifier;
  }

  @Override
  public CheckResult check() {
    return manager.check();
  }

  @Override
  public void close() {
    manager.close();
    notifier.close();
  }

  private Plan plan() {
    return source.map(PrometheusSource::read).map(this::plan).orElseGet(this::mixin);
  }

  private Plan plan(PrometheusOptions written) {
    PrometheusOptions.Rules rules = written.rules();
    return new Plan(
        groups(FilePatterns.files(rules.files())),
        options().with(rules.interval(), rules.queryOffset(), written.externalLabels()),
        new ConfigurationSections(
            rules.interval(),
            rules.queryOffset(),
            rules.files(),
            written.alerting(),
            written.outOfOrderWindow()));
  }

  private Plan mixin() {
    List<Path> files = MixinRules.writeTo(mixinFolder);
    return new Plan(groups(files), options(), ConfigurationSections.DEFAULT.withRules(files));
  }

  private List<GroupDefinition> groups(Collection<Path> files) {
    return RuleFileReader.readAll(files, templates, language).stream()
        .flatMap(file -> file.groups().stream())
        .toList();
  }

  private RuleOptions options() {
    return RuleOptions.DEFAULT.withExternalUrl(externalUrl);
  }

  private void apply(Plan plan) {
    ConfigurationSections sections = plan.sections();
    NotifierOptions told = alertmanagers.added(sections.alerting());
    notifier.update(told);
    manager.update(plan.groups(), plan.options());
    configuration = sections.withAlerting(told);
  }
}
