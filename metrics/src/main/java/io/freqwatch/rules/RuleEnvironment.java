package io.freqwatch.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.storage.Storage;
import java.net.URLEncoder;

/** What all rules and groups share. */
record RuleEnvironment(
    RuleOptions options,
    QueryFunction queries,
    Storage storage,
    AlertTemplates templates,
    AlertSink alerts,
    RuleDurations durations,
    Clock clock) {

  /** Where a person sees the table of an expression. */
  String generatorUrl(String query) {
    String escaped = URLEncoder.encode(query, UTF_8).replace("*", "%2A").replace("%7E", "~");
    return options.externalUrl() + "/graph?g0.expr=" + escaped + "&g0.tab=1";
  }

  RuleEnvironment with(RuleOptions other) {
    return new RuleEnvironment(other, queries, storage, templates, alerts, durations, clock);
  }

  RuleEnvironment with(QueryFunction other) {
    return new RuleEnvironment(options, other, storage, templates, alerts, durations, clock);
  }
}
