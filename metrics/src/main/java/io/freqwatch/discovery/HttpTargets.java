package io.freqwatch.discovery;

import io.freqwatch.codec.JsonException;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpClients;
import io.freqwatch.http.HttpFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Target groups that a server tells as JSON. While it does not answer, or answers something else,
 * the last targets hold. Source: Prometheus' documentation of HTTP service discovery. Used by one
 * thread.
 */
final class HttpTargets implements RefreshLoop.Source {
  private static final Logger log = LoggerFactory.getLogger(HttpTargets.class);
  private static final int MAX_BODY_BYTES = 4 << 20;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(30);
  private static final double MILLIS_PER_SECOND = 1000;

  private final DiscoveryConfig.Http config;
  private final HttpClients clients;
  private final DiscoveryCounters counters;
  private boolean failing;

  HttpTargets(DiscoveryConfig.Http config, HttpClients clients, DiscoveryCounters counters) {
    this.config = config;
    this.clients = clients;
    this.counters = counters;
  }

  @Override
  public Optional<List<TargetGroup>> read() throws InterruptedException {
    try {
      List<TargetGroup> groups = groups(clients.fetch(call(), config.http()));
      if (failing) {
        log.info("the targets of {} are known again", config.url().getHost());
      }
      failing = false;
      return Optional.of(groups);
    } catch (HttpFailure | JsonException | IllegalArgumentException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      fail(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private void fail(String why) {
    counters.httpFailures.increment();
    if (!failing) {
      log.warn("the targets of {} stay as they were: {}", config.url().getHost(), why);
    }
    failing = true;
  }

  private HttpCall call() {
    Duration refresh = config.refreshInterval();
    return HttpCall.get(config.url())
        .withHeader("Accept", "application/json")
        .withHeader("User-Agent", "Freqwatch")
        .withHeader(
            "X-Prometheus-Refresh-Interval-Seconds",
            String.valueOf(refresh.toMillis() / MILLIS_PER_SECOND))
        .within(refresh.compareTo(LONGEST_CALL) < 0 ? refresh : LONGEST_CALL)
        .withMaxBodyBytes(MAX_BODY_BYTES);
  }

  private List<TargetGroup> groups(HttpAnswer answer) {
    if (answer.status() != 200) {
      throw new IllegalArgumentException("found status " + answer.status() + ", expected 200");
    }
    String type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.matches("application/json(;\\s*charset=(\"utf-8\"|utf-8))?")) {
      throw new IllegalArgumentException(
          "found Content-Type \"" + type + "\", expected application/json");
    }
    List<TargetGroup> groups = new ArrayList<>();
    for (TargetGroup group : TargetGroupsJson.read(answer.body())) {
      groups.add(
          new TargetGroup(
              config.url() + ":" + groups.size(),
              group.targets(),
              group.labels().toBuilder().set("__meta_url", config.url().toString()).build()));
    }
    return groups;
  }
}
