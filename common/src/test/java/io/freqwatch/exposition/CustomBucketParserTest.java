package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CustomBucketParserTest {
  private static final String TWO =
      """
      # TYPE h histogram
      h_bucket{a="1",le="0.5"} 1
      h_bucket{a="1",le="1"} 3
      h_bucket{a="1",le="+Inf"} 6
      h_sum{a="1"} 9.5
      h_count{a="1"} 6
      h_bucket{a="2",le="1"} 2
      h_count{a="2"} 2
      # TYPE g gauge
      g 1
      """;

  @Test
  void makesOneNativeHistogramOfTheSeriesOfAClassicOne() {
    assertThat(read(TWO, false))
        .containsExactly(
            "type h HISTOGRAM",
            "__name__=h,a=1 {count:6.0, sum:9.5, [-Infinity,0.5]:1.0, (0.5,1.0]:2.0,"
                + " (1.0,Infinity]:3.0}",
            "__name__=h,a=2 {count:2.0, sum:0.0, [-Infinity,1.0]:2.0}",
            "type g GAUGE",
            "__name__=g 1.0");
  }

  @Test
  void keepsTheClassicSeriesWhereAsked() {
    assertThat(read(TWO, true))
        .hasSize(12)
        .containsSubsequence(
            "__name__=h_count,a=1 6.0",
            "__name__=h,a=1 {count:6.0, sum:9.5, [-Infinity,0.5]:1.0, (0.5,1.0]:2.0,"
                + " (1.0,Infinity]:3.0}",
            "__name__=h_bucket,a=2,le=1.0 2.0");
  }

  @Test
  void convertsTheLastHistogramOfADocument() {
    assertThat(read("# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1.5 7\nh_count 1.5 7\n", false))
        .containsExactly(
            "type h HISTOGRAM", "__name__=h {count:1.5, sum:0.0, [-Infinity,Infinity]:1.5} @7");
  }

  @Test
  void dropsAHistogramThatContradictsItself() {
    assertThat(read("# TYPE h histogram\nh_bucket{le=\"1\"} 5\nh_bucket{le=\"2\"} 4\n", false))
        .hasSize(1);
    assertThat(read("# TYPE h histogram\nh_bucket{le=\"+Inf\"} 5\nh_count 4\n", false)).hasSize(1);
  }

  @Test
  void leavesSeriesThatAreOfNoHistogramAlone() {
    assertThat(
            read("# TYPE h histogram\nh 1\nh_bucket 2\nh_bucket{le=\"x\"} 2\nx_count 3\n", false))
        .hasSize(5);
    assertThat(read("# TYPE h counter\nh_count 1\n", false)).hasSize(2);
  }

  @Test
  void givesTheHistogramTheExemplarsOfItsBuckets() {
    String text =
        """
        # TYPE h histogram
        h_bucket{le="1"} 1 # {t="a"} 0.5 1
        h_bucket{le="+Inf"} 2 # {t="b"} 1.5 2
        # EOF
        """;
    assertThat(
            ExpositionReadout.of(
                    new CustomBucketParser(new OpenMetricsParser(text.getBytes(UTF_8)), false))
                .getLast())
        .endsWith("} # {t=\"a\"} 0.5 @1000 # {t=\"b\"} 1.5 @2000");
  }

  @Test
  void tellsTheHistogramsApartByTheirBytes() {
    CustomBucketParser parser = new CustomBucketParser(new TextParser(TWO.getBytes(UTF_8)), false);
    parser.next();
    parser.next();
    String first = new String(parser.seriesBytes(), 0, parser.seriesEnd(), UTF_8);
    parser.next();
    String second = new String(parser.seriesBytes(), 0, parser.seriesEnd(), UTF_8);
    assertThat(first).isNotEqualTo(second);
  }

  private static List<String> read(String text, boolean classicToo) {
    return ExpositionReadout.of(
        new CustomBucketParser(new TextParser(text.getBytes(UTF_8)), classicToo));
  }
}
