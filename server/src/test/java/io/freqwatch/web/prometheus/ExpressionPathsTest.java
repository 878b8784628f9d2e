package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.Appender;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ExpressionPathsTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture api = new PrometheusFixture(storage, clock, List::of);

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void formatsQueries() {
    assertThat(api.data("/api/v1/format_query", "query", "sum(a)by(b)").asString())
        .isEqualTo("sum by (b) (a)");
    assertThat(api.post("/api/v1/format_query", "query", "sum(").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "1e3 | {\"type\":\"numberLiteral\",\"val\":\"1000\"}",
        "-Inf | {\"type\":\"numberLiteral\",\"val\":\"-Inf\"}",
        "'x' | {\"type\":\"stringLiteral\",\"val\":\"x\"}",
        "-(a) | {\"type\":\"unaryExpr\",\"op\":\"-\",\"expr\":{\"type\":\"parenExpr\",\"expr\":"
            + "{\"type\":\"vectorSelector\",\"name\":\"a\",\"offset\":0,\"timestamp\":null,"
            + "\"startOrEnd\":null,\"anchored\":false,\"smoothed\":false,\"matchers\":"
            + "[{\"name\":\"__name__\",\"type\":\"=\",\"value\":\"a\"}]}}}",
      })
  void showsQueriesAsTrees(String query, String tree) {
    assertThat(api.data("/api/v1/parse_query", "query", query).toString()).isEqualTo(tree);
  }

  @Test
  void showsEachPartOfATree() {
    String tree =
        api.data(
                "/api/v1/parse_query",
                "query",
                "topk by (x) (2, rate(a{b!=\"c\"}[5m:1m] @ end() offset -1m)) "
                    + "> bool on (x) group_left (y) b offset 1m @ 5.5")
            .toString();
    assertThat(tree)
        .contains("\"type\":\"binaryExpr\",\"op\":\">\",\"bool\":true")
        .contains("\"card\":\"many-to-one\",\"on\":true,\"labels\":[\"x\"],\"include\":[\"y\"]")
        .contains("\"fillValues\":{\"lhs\":null,\"rhs\":null}")
        .contains("\"type\":\"aggregation\",\"op\":\"topk\",\"without\":false,\"grouping\":[\"x\"]")
        .contains("\"type\":\"subquery\",\"range\":300000,\"step\":60000,\"offset\":-60000")
        .contains("\"startOrEnd\":\"end\"")
        .contains("\"offset\":60000,\"timestamp\":5500,\"startOrEnd\":null")
        .contains("\"name\":\"rate\",\"variadic\":0,\"returnType\":\"vector\"")
        .contains("\"argTypes\":[\"matrix\"]");
  }

  @Test
  void findsExemplarsOfEachSelector() {
    Labels series = Labels.of("__name__", "latency", "bot", "alpha");
    try (Appender appender = storage.appender()) {
      long reference = appender.reference(series);
      appender.append(reference, START, 1);
      appender.exemplar(reference, new Exemplar(Labels.of("trace", "a1"), 0.25, START + 500, true));
      appender.commit();
    }
    assertThat(api.get("/api/v1/query_exemplars", "query", "rate(latency[5m]) / up").text())
        .isEqualTo(
            "{\"status\":\"success\",\"data\":[{\"seriesLabels\":{\"__name__\":\"latency\",\"bot\":\"alpha\"},\"exemplars\":["
                + "{\"labels\":{\"trace\":\"a1\"},\"value\":\"0.25\","
                + "\"timestamp\":1700000000.500}]}]}");
    assertThat(api.data("/api/v1/query_exemplars", "query", "latency", "end", "5").size()).isZero();
    assertThat(api.get("/api/v1/query_exemplars", "query", "1").status()).isEqualTo(204);
  }
}
