package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.freqwatch.http.HttpAnswer;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class SearchPathsTest {
  private static final long START = 1_700_000_000_000L;

  private final ManualClock clock = new ManualClock(START);
  private final MemoryStorage storage = new MemoryStorage(MemoryStorageOptions.DEFAULT, clock);
  private final PrometheusFixture api = new PrometheusFixture(storage, clock, List::of);

  @BeforeEach
  void fill() {
    for (String name : List.of("freqtrade_profit", "freqtrade_equity", "scrape_duration", "up")) {
      storage.backfill(
          Labels.of("__name__", name, "bot", "alpha"), new long[] {START}, new double[] {1});
    }
    storage.backfill(
        Labels.of("__name__", "up", "bot", "beta"), new long[] {START}, new double[] {1});
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void findsNamesInLinesOfJson() {
    HttpAnswer answer = api.get("/api/v1/search/metric_names", "limit", "3", "batch_size", "2");
    assertThat(answer.header("Content-Type")).hasValue("application/x-ndjson; charset=utf-8");
    assertThat(answer.text())
        .isEqualTo(
            """
            {"results":[{"name":"freqtrade_equity"},{"name":"freqtrade_profit"}]}
            {"results":[{"name":"scrape_duration"}]}
            {"status":"success","has_more":true}
            """);
    assertThat(api.get("/api/v1/search/label_names", "sort_by", "alpha", "sort_dir", "dsc").text())
        .startsWith("{\"results\":[{\"name\":\"bot\"},{\"name\":\"__name__\"}]}");
    assertThat(
            api.post("/api/v1/search/label_values", "label", "bot", "match[]", "{bot=~\"b.*\"}")
                .text())
        .startsWith("{\"results\":[{\"name\":\"beta\"}]}");
    assertThat(api.get("/api/v1/search/metric_names", "end", "1").text())
        .isEqualTo("{\"results\":[]}\n{\"status\":\"success\",\"has_more\":false}\n");
  }

  @Test
  void putsTheBestFirst() {
    assertThat(
            api.get(
                    "/api/v1/search/metric_names",
                    "search[]",
                    "ftpro",
                    "search[]",
                    "UP",
                    "case_sensitive",
                    "false",
                    "sort_by",
                    "score",
                    "include_score",
                    "1")
                .text())
        .startsWith("{\"results\":[{\"name\":\"up\",\"score\":1.0},{\"name\":\"freqtrade_profit\"");
    assertThat(
            api.get(
                    "/api/v1/search/metric_names",
                    "search[]",
                    "freqtrade_profti",
                    "fuzz_alg",
                    "jarowinkler",
                    "fuzz_threshold",
                    "95")
                .text())
        .startsWith("{\"results\":[{\"name\":\"freqtrade_profit\"}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "up, up, 1",
    "up, sup, 0.9166667",
    "abc, axbxc, 0.2888889",
    "abc, ab, 0",
    "zz, up, 0",
  })
  void scoresRunsHigherThanGaps(String pattern, String text, double score) {
    assertThat(new SubsequenceScore(pattern).of(text)).isCloseTo(score, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"MARTHA, MARHTA, 0.9611111", "DIXON, DICKSONX, 0.8133333", "a, b, 0", "x, x, 1"})
  void comparesAsWinklerDoes(String first, String second, double similarity) {
    assertThat(JaroWinkler.similarity(first, second)).isCloseTo(similarity, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metric_names?fuzz_threshold=101 | invalid fuzz_threshold",
        "metric_names?fuzz_alg=x | unsupported fuzz_alg",
        "metric_names?case_sensitive=x | invalid case_sensitive",
        "metric_names?sort_dir=asc | sort_dir is only valid when sort_by is set",
        "metric_names?sort_by=score | sort_by=score requires search[] to be set",
        "metric_names?sort_by=x | invalid sort_by",
        "label_names?limit=-1 | invalid limit",
        "label_values | missing required parameter",
      })
  void saysWhatItCannotDo(String path, String problem) {
    HttpAnswer answer = api.get("/api/v1/search/" + path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("bad_data").contains(problem);
  }
}
