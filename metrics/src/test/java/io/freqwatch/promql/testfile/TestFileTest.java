package io.freqwatch.promql.testfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.lifecycle.ManualClock;
import org.junit.jupiter.api.Test;

class TestFileTest {
  private static final String LOADED =
      """
      load 1m
        requests_total{job="a"} 0+60x10
        requests_total{job="b"} 0+120x10
        latency{job="a"} {{schema:0 count:1 sum:2 buckets:[1]}}x10

      """;

  private static TestReport run(String text) {
    return TestFile.run(LOADED + text, new ManualClock(0));
  }

  @Test
  void passesWhatIsAsExpected() {
    TestReport report =
        run(
            """
            eval instant at 10m rate(requests_total[5m])
              {job="a"} 1
              {job="b"} 2

            eval range from 1m to 3m step 1m sum(requests_total)
              {} 180 360 540

            eval instant at 5m topk(1, requests_total)
              expect ordered
              requests_total{job="b"} 600

            eval instant at 5m latency
              latency{job="a"} {{schema:0 count:1 sum:2 buckets:[1]}}

            eval instant at 5m quantile(2, requests_total)
              expect warn msg: PromQL warning: quantile value should be between 0 and 1, got 2 (1:10)
              {} +Inf

            eval instant at 0 requests_total + on() requests_total
              expect fail

            eval instant at 0 1 + 1
              2
            """);
    assertThat(report.failures()).isEmpty();
    assertThat(report.passed()).isEqualTo(7);
  }

  @Test
  void saysWhatIsNot() {
    TestReport report =
        run(
            """
            eval instant at 5m requests_total{job="a"}
              requests_total{job="a"} 301

            eval instant at 5m requests_total{job="a"}
              expect fail

            eval instant at 5m sum(requests_total)
              expect warn
              {} 900

            eval instant at 5m no_such_function(1)
            """);
    assertThat(report.passed()).isZero();
    assertThat(report.failures())
        .satisfiesExactly(
            one -> assertThat(one).contains("line 6", "expected 301.0, got 300.0"),
            two -> assertThat(two).contains("expected it to fail"),
            three -> assertThat(three).contains("expected a warning"),
            four -> assertThat(four).contains("unknown function with name"));
  }

  @Test
  void forgetsWhatIsCleared() {
    assertThat(run("clear\n\neval instant at 5m requests_total\n").passed()).isEqualTo(1);
  }

  @Test
  void endsAtALineItCannotRead() {
    assertThat(run("evaluate this\n").failures())
        .containsExactly("line 6: no command: evaluate this");
  }
}
