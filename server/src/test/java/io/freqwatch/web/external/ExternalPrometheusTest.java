package io.freqwatch.web.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.Json;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Matcher;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.Querier;
import io.freqwatch.storage.Queryable;
import io.freqwatch.storage.SampleIterator;
import io.freqwatch.storage.SampleKind;
import io.freqwatch.storage.SeriesSet;
import io.freqwatch.storage.StorageException;
import io.freqwatch.web.prometheus.PrometheusFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class ExternalPrometheusTest {
  private static final long START = 1_700_000_000_000L;
  private static final Matcher PROFIT = Matcher.equal("__name__", "profit");

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture theirs = new PrometheusFixture(storage, clock, List::of);
  private final HttpFetcher fetcher = new HttpFetcher(Clock.system());
  private final ExternalPrometheus external = new ExternalPrometheus(fetcher, theirs.uri());

  @BeforeEach
  void fill() {
    storage.backfill(
        Labels.of("__name__", "profit", "bot", "a\"b"),
        new long[] {START - 90_500, START - 60_000, START},
        new double[] {1, Double.NEGATIVE_INFINITY, 0.25});
    storage.backfill(
        Labels.of("__name__", "up", "bot", "beta"), new long[] {START}, new double[] {1});
  }

  @AfterEach
  void close() {
    fetcher.close();
    theirs.close();
  }

  @Test
  void readsAShortSpanAsItIsStored() {
    assertThat(samples(external, START - 90_500, START))
        .isEqualTo(samples(storage, START - 90_500, START))
        .hasSize(3);
    assertThat(samples(external, START - 90_000, START)).hasSize(2);
  }

  @Test
  void readsALongSpanAtManyMoments() {
    List<String> samples = samples(external, START - 86_400_000, START);
    assertThat(samples).hasSizeBetween(2, 1_001).last().isEqualTo(START + " 0.25");
  }

  @Test
  void stepsToAMoment() {
    try (Querier querier = external.querier(START - 90_500, START)) {
      SampleIterator samples = querier.select(false, PROFIT).next().samples();
      assertThat(samples.seek(START - 61_000)).isEqualTo(SampleKind.FLOAT);
      assertThat(samples.timestampMillis()).isEqualTo(START - 60_000);
      assertThat(samples.seek(START + 1)).isEqualTo(SampleKind.NONE);
    }
  }

  @Test
  void knowsNamesAndValues() {
    try (Querier querier = external.querier(START - 1_000, START)) {
      assertThat(querier.labelNames(PROFIT)).containsExactly("__name__", "bot");
      assertThat(querier.labelValues("bot")).containsExactly("a\"b", "beta");
    }
  }

  @Test
  void saysWhenItIsNotReached() {
    ExternalPrometheus nobody = new ExternalPrometheus(fetcher, URI.create("http://127.0.0.1:1"));
    assertThat(nobody.check().isOk()).isFalse();
    assertThat(external.check().isOk()).isTrue();
    assertThatThrownBy(() -> samples(nobody, 0, 1))
        .isInstanceOf(StorageException.Unavailable.class)
        .hasMessageContaining("http://127.0.0.1:1 is not reached");
  }

  @Test
  void handsItsReadingPathsOn() {
    try (HttpServer server =
        HttpServer.start(
            HttpServerOptions.at("127.0.0.1", 0), new ExternalApi(external).routes())) {
      JsonNode values =
          Json.parse(
              fetcher
                  .fetch(HttpCall.get(server.uri().resolve("/api/v1/label/bot/values?end=1e11")))
                  .body());
      assertThat(values.at("/data/1").asString()).isEqualTo("beta");
      assertThat(
              fetcher
                  .fetch(
                      HttpCall.post(
                          server.uri().resolve("/api/v1/query"),
                          "application/x-www-form-urlencoded",
                          "query=up%7B".getBytes(StandardCharsets.UTF_8)))
                  .status())
          .isEqualTo(400);
      URI admin = server.uri().resolve("/api/v1/admin/tsdb/snapshot");
      assertThat(fetcher.fetch(HttpCall.post(admin, "a/b", new byte[0])).status()).isEqualTo(404);
    }
  }

  private static List<String> samples(Queryable storage, long minMillis, long maxMillis) {
    List<String> samples = new ArrayList<>();
    try (Querier querier = storage.querier(minMillis, maxMillis)) {
      SeriesSet series = querier.select(true, PROFIT);
      while (series.hasNext()) {
        SampleIterator each = series.next().samples();
        while (each.next() != SampleKind.NONE) {
          samples.add(each.timestampMillis() + " " + each.value());
        }
      }
    }
    return samples;
  }
}
