package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exposition.ExpositionParser;
import io.freqwatch.exposition.ProtobufParser;
import io.freqwatch.http.HttpAnswer;
import io.freqwatch.http.HttpCall;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.CounterResetHint;
import io.freqwatch.model.FloatHistogram;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.model.Label;
import io.freqwatch.model.Labels;
import io.freqwatch.model.MetricType;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import io.freqwatch.storage.StaleMarker;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FederationTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture api =
      new PrometheusFixture(
          storage,
          clock,
          List::of,
          ApiOptions.DEFAULT.withExternalLabels(() -> Labels.of("site", "home", "bot", "nobody")));

  @AfterEach
  void close() {
    api.close();
  }

  private void store(long millis, double value, String... labels) {
    try (Appender appender = storage.appender()) {
      appender.append(Labels.of(labels), millis, value);
      appender.commit();
    }
  }

  @Test
  void handsOutTheNewestSampleOfEachSeriesWithItsTimeAndTheExternalLabels() {
    store(START - 60_000, 1, "__name__", "up", "bot", "beta", "instance", "b:1");
    store(START - 30_000, 0.25, "__name__", "up", "bot", "beta", "instance", "b:1");
    store(START - 40_000, 1e9, "__name__", "up", "job", "x\"\n");
    store(START - 50_000, 3, "__name__", "Profit", "bot", "alpha");
    HttpAnswer answer =
        api.get("/federate", "match[]", "{__name__=~\"up|Profit\"}", "match[]", "up");
    assertThat(answer.header("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8; escaping=underscores");
    assertThat(answer.text())
        .isEqualTo(
            """
            # TYPE Profit untyped
            Profit{bot="alpha",instance="",site="home"} 3 1699999950000
            # TYPE up untyped
            up{bot="beta",instance="b:1",site="home"} 0.25 1699999970000
            up{bot="nobody",instance="",job="x\\"\\n",site="home"} 1e+09 1699999960000
            """);
  }

  @Test
  void leavesOutWhatHasEndedIsOldOrHasNoName() {
    store(START - 301_000, 1, "__name__", "old");
    store(START - 20_000, 1, "__name__", "ended");
    store(START - 10_000, StaleMarker.VALUE, "__name__", "ended");
    store(START - 10_000, 1, "bot", "nameless");
    assertThat(
            api.get("/federate", "match[]", "{__name__=~\".+\"}", "match[]", "{bot!=\"\"}").text())
        .isEmpty();
    assertThat(api.get("/federate").text()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithASelector() {
    HttpAnswer answer = api.get("/federate", "match[]", "up{");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).startsWith("1:4: parse error: unexpected end of input inside braces");
    assertThat(api.get("/federate", "match[]", "{}").text())
        .startsWith("match[] must contain at least one non-empty matcher");
  }

  @Test
  void writesNamesOfAnyTextAsTheReaderTakesThem() {
    store(START, 1, "__name__", "a.b", "c d", "e");
    assertThat(api.get("/federate", "match[]", "{\"a.b\"}").text())
        .isEqualTo(
            "# TYPE a_b untyped\na_b{bot=\"nobody\",c_d=\"e\",instance=\"\",site=\"home\"} 1 "
                + START
                + "\n");
    HttpAnswer quoted = accepting("text/plain;version=1.0.0;escaping=allow-utf-8", "{\"a.b\"}");
    assertThat(quoted.text())
        .isEqualTo(
            "# TYPE \"a.b\" untyped\n{\"a.b\",bot=\"nobody\",\"c d\"=\"e\",instance=\"\","
                + "site=\"home\"} 1 "
                + START
                + "\n");
  }

  @Test
  void writesNativeHistogramsWholeAsProtobufAndSumAndCountAsText() {
    FloatHistogram histogram =
        new FloatHistogram(
            CounterResetHint.UNKNOWN,
            1,
            0.001,
            2,
            9,
            18.5,
            List.of(new Span(0, 2), new Span(1, 1)),
            List.of(new Span(-1, 1)),
            new double[] {1, 2, 3},
            new double[] {1},
            new double[0],
            true);
    try (Appender appender = storage.appender()) {
      appender.append(Labels.of("__name__", "latency", "bot", "a"), START, histogram);
      appender.commit();
    }
    assertThat(api.get("/federate", "match[]", "latency").text())
        .isEqualTo(
            """
            # TYPE latency histogram
            latency_bucket{bot="a",instance="",site="home",le="+Inf"} 9 1700000000000
            latency_sum{bot="a",instance="",site="home"} 18.5 1700000000000
            latency_count{bot="a",instance="",site="home"} 9 1700000000000
            """);
    HttpAnswer whole =
        accepting(
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                + "encoding=delimited",
            "latency");
    ProtobufParser parser =
        new ProtobufParser(whole.body(), whole.body().length, ProtobufParser.Histograms.NATIVE);
    while (parser.next() != ExpositionParser.Entry.HISTOGRAM) {
      assertThat(parser.type()).isEqualTo(MetricType.HISTOGRAM);
    }
    assertThat(parser.timestampMillis()).isEqualTo(START);
    assertThat(parser.labels()).contains(new Label("bot", "a"), new Label("site", "home"));
    assertThat(parser.histogram().buckets()).isEqualTo(histogram.buckets());
    assertThat(parser.histogram().schema()).isOne();
    assertThat(parser.histogram().count()).isEqualTo(9);
    assertThat(parser.histogram().sum()).isEqualTo(18.5);
  }

  private HttpAnswer accepting(String accept, String selector) {
    String query = "/federate?match%5B%5D=" + URLEncoder.encode(selector, UTF_8);
    try (HttpFetcher fetcher = new HttpFetcher(Clock.system())) {
      return fetcher.fetch(HttpCall.get(api.uri().resolve(query)).withHeader("Accept", accept));
    }
  }
}
