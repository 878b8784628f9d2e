package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMetricsParserTest {
  @Test
  void readsEveryKindOfLine() {
    String text =
        """
        # TYPE profit_ratio gauge
        # UNIT profit_ratio ratio
        # HELP profit_ratio What \\"was\\" won.\\n
        profit_ratio{bot="alpha"} 0.25 1700000000.5
        # TYPE trades counter
        # HELP trades\s
        trades_total 3 # {trace_id="a}b"} 1 1.5
        trades_created 1.7e9
        # TYPE latency histogram
        latency_bucket{le="+Inf"} 4.0 1700000000 # {} 0.2
        {"a.b","c"="d"} 1
        # TYPE state stateset
        # EOF
        """;
    assertThat(read(text))
        .containsExactly(
            "type profit_ratio GAUGE",
            "unit profit_ratio ratio",
            "help profit_ratio What \"was\" won.\n",
            "__name__=profit_ratio,bot=alpha 0.25 @1700000000500",
            "type trades COUNTER",
            "help trades ",
            "__name__=trades_total 3.0 # {trace_id=\"a}b\"} 1.0 @1500",
            "__name__=trades_created 1.7E9",
            "type latency HISTOGRAM",
            "__name__=latency_bucket,le=+Inf 4.0 @1700000000000 # {} 0.2",
            "__name__=a.b,c=d 1.0",
            "type state STATE_SET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a 1\n",
        "a 1\n# EOF\nb 1\n",
        "# EOF \n",
        "\n# EOF\n",
        "a  1\n# EOF\n",
        "a 1 \n# EOF\n",
        "# a comment\n# EOF\n",
        "# TYPE a x\n# EOF\n",
        "a 1 NaN\n# EOF\n",
        "a 1 # {\n# EOF\n",
        "a 1 # {} \n# EOF\n",
        "a 1 # {\"b\"} 1\n# EOF\n",
        "a 1 # {b=\"c\"} 1 NaN\n# EOF\n",
        "a {b=\"c\"} 1\n# EOF\n",
        "a{ b=\"c\"} 1\n# EOF\n",
        "a{b=\"c\" d=\"e\"} 1\n# EOF\n",
        "a{b=\"two\nlines\"} 1\n# EOF\n",
        "# HELP a\n# EOF\n",
        "# UNIT a seconds\n# EOF\n",
        "a 1",
        " a 1\n# EOF\n"
      })
  void refusesWhatIsNoOpenMetrics(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ExpositionSyntaxException.class);
  }

  @Test
  void saysThatTheEndIsMissing() {
    assertThatThrownBy(() -> read("a 1\n"))
        .hasMessageStartingWith("line 2, column 1: the data does not end with # EOF");
  }

  @Test
  void takesCreatedSamplesForWhatTheySayWhereAsked() {
    String text =
        """
        # TYPE trades counter
        trades_total{bot="a"} 3
        trades_created{bot="a"} 1.5
        trades_total{bot="b"} 4
        trades_created{bot="b"} 2.5
        # TYPE latency histogram
        latency_bucket{le="1"} 3
        latency_bucket{le="+Inf"} 3
        latency_count 3
        latency_sum 3
        latency_created 7
        # TYPE g gauge
        g_created 5
        # EOF
        """;
    byte[] body = text.getBytes(UTF_8);
    assertThat(ExpositionReadout.of(OpenMetricsParser.withStartTimestamps(body, body.length)))
        .containsExactly(
            "type trades COUNTER",
            "__name__=trades_total,bot=a 3.0 since 1500",
            "__name__=trades_total,bot=b 4.0 since 2500",
            "type latency HISTOGRAM",
            "__name__=latency_bucket,le=1.0 3.0 since 7000",
            "__name__=latency_bucket,le=+Inf 3.0 since 7000",
            "__name__=latency_count 3.0 since 7000",
            "__name__=latency_sum 3.0 since 7000",
            "type g GAUGE",
            "__name__=g_created 5.0");
    assertThat(read(text)).contains("__name__=trades_created,bot=a 1.5");
  }

  private static List<String> read(String text) {
    return ExpositionReadout.of(new OpenMetricsParser(text.getBytes(UTF_8)));
  }
}
