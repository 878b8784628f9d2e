package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.promql.engine.EndedQuery;
import io.freqwatch.promql.engine.QueryOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryLogTest {
  private static final QueryOrigin BROWSER =
      new QueryOrigin.Http("127.0.0.1", "GET", "/api/v1/query");

  private final ManualClock clock = new ManualClock(1_700_000_000_000L);
  @TempDir private Path folder;

  @Test
  void writesALineForEachSlowQueryInPrometheusForm() throws IOException {
    QueryLog log = log(Duration.ofSeconds(5));
    log.ended(query("fast", 1_000_000_000L, "", BROWSER));
    log.ended(query("slow", 4_500_000_000L, "", BROWSER));
    log.ended(query("bad", 9_000_000_000L, "no", new QueryOrigin.RuleGroup("r.yml", "g")));
    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            {"time":"2023-11-14T22:13:20Z","level":"INFO","msg":"promql query logged",\
            "params":{"end":"1970-01-01T00:00:02Z","query":"slow","start":"1970-01-01T00:00:01Z",\
            "step":0.5},"stats":{"timings":{"evalTotalTime":4.5,"innerEvalTime":4.5,\
            "execQueueTime":0.5,"execTotalTime":5.0},"samples":{"peakSamples":7}},\
            "httpRequest":{"clientIP":"127.0.0.1","method":"GET","path":"/api/v1/query"}}
            {"time":"2023-11-14T22:13:20Z","level":"INFO","msg":"promql query logged",\
            "params":{"end":"1970-01-01T00:00:02Z","query":"bad","start":"1970-01-01T00:00:01Z",\
            "step":0.5},"error":"no","stats":{"timings":{"evalTotalTime":9.0,"innerEvalTime":9.0,\
            "execQueueTime":0.5,"execTotalTime":9.5},"samples":{"peakSamples":7}},\
            "ruleGroup":{"file":"r.yml","name":"g"}}
            """);
  }

  @Test
  void beginsAnewWhenTheFileHasGrown() throws IOException {
    QueryLog log = log(Duration.ZERO);
    Files.write(file(), new byte[(16 << 20) + 1]);
    log.ended(query("next", 0, "", new QueryOrigin.Program()));
    assertThat(Files.size(file())).isLessThan(1_000);
    assertThat(Files.size(folder.resolve("query.log.1"))).isEqualTo((16 << 20) + 1);
  }

  @Test
  void countsWhatItCannotWriteAndGoesOn() {
    QueryLog log = new QueryLog(folder.resolve("no/such/folder"), Duration.ZERO, clock);
    log.ended(query("a", 0, "", BROWSER));
    assertThat(log.failures()).isOne();
  }

  private QueryLog log(Duration slowerThan) {
    return new QueryLog(file(), slowerThan, clock);
  }

  private Path file() {
    return folder.resolve("query.log");
  }

  private static EndedQuery query(
      String text, long evaluationNanos, String failure, QueryOrigin origin) {
    return new EndedQuery(
        text, 1_000, 2_000, 500, 0, 500_000_000L, evaluationNanos, 7, List.of(), failure, origin);
  }
}
