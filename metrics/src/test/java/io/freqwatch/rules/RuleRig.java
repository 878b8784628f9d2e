package io.freqwatch.rules;

import io.freqwatch.codec.Problems;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.promql.Value;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.Engine;
import io.freqwatch.promql.engine.EngineOptions;
import io.freqwatch.promql.parse.LanguageOptions;
import io.freqwatch.promql.parse.Parser;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleFile;
import io.freqwatch.rules.file.RuleFileReader;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.StaleMarker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A storage, an engine and a clock of our own, to let rules run over. */
final class RuleRig {
  static final AlertTemplates PLAIN =
      (name, text, data, queries) -> text.replace("{{ $value }}", String.valueOf(data.value()));

  final ManualClock clock;
  final CountedSleeps sleeps;
  final MemoryStorage storage;
  final List<OutgoingAlert> sent = new ArrayList<>();
  final List<EndedQuery> asked = new CopyOnWriteArrayList<>();
  final Engine engine;
  private final Path folder;

  RuleRig(Path folder, long beginMillis) {
    this.folder = folder;
    this.clock = new ManualClock(beginMillis);
    this.sleeps = new CountedSleeps(clock);
    this.storage =
        new MemoryStorage(
            MemoryStorageOptions.DEFAULT.withRetention(Duration.ofDays(36_500)), clock);
    this.engine = new Engine(EngineOptions.DEFAULT, clock, asked::add);
  }

  List<GroupDefinition> groups(String yaml) {
    try {
      Path file = Files.writeString(folder.resolve("rules.yml"), yaml);
      Problems problems = new Problems();
      RuleFile read =
          new RuleFileReader((_, _) -> {}, LanguageOptions.DEFAULT, problems).read(file);
      problems.throwIfAny();
      return read.groups();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  QueryFunction queries() {
    return new EngineQueries(engine, storage);
  }

  RuleEnvironment environment() {
    return new RuleEnvironment(
        RuleOptions.DEFAULT.withExternalUrl("http://here:9090"),
        queries(),
        storage,
        PLAIN,
        sent::addAll,
        new RuleDurations(),
        clock);
  }

  RuleGroup group(String yaml) {
    return new RuleGroup(groups(yaml).getFirst(), environment(), true);
  }

  RuleManager manager(String yaml) {
    return manager(yaml, queries());
  }

  RuleManager manager(String yaml, QueryFunction queries) {
    RuleManager manager =
        new RuleManager(
            RuleOptions.DEFAULT, queries, storage, PLAIN, alerts -> hear(alerts), sleeps);
    manager.update(groups(yaml), RuleOptions.DEFAULT);
    return manager;
  }

  private synchronized void hear(List<OutgoingAlert> alerts) {
    sent.addAll(alerts);
  }

  void store(String series, long timestampMillis, double value) {
    try (Appender appender = storage.appender()) {
      appender.append(labels(series), timestampMillis, value);
      appender.commit();
    }
  }

  void end(String series, long timestampMillis) {
    store(series, timestampMillis, StaleMarker.VALUE);
  }

  private static Labels labels(String series) {
    Labels.Builder labels = Labels.builder();
    Parser.parseSelector(series)
        .matchers()
        .forEach(matcher -> labels.set(matcher.name(), matcher.value()));
    return labels.build();
  }

  /** What a query gives, by series. */
  TreeMap<String, Double> values(String query, long timestampMillis) {
    TreeMap<String, Double> values = new TreeMap<>();
    for (Value.Sample sample : queries().samples(query, timestampMillis)) {
      values.put(sample.labels().toString(), sample.value());
    }
    return values;
  }
}
