package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextParserTest {
  private static final String EXAMPLE =
      """
      # HELP http_requests_total Requests so far.
      # TYPE http_requests_total counter
      http_requests_total{method="post",code="200"} 1027 1395066363000

        # a comment
      msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find:\\n\\"F\\""} 1.4e9
      plain\t 12.47
      spaced { a = "1" , b = "" , } +Inf 3
      rpc_bucket{le="+Inf"} NaN
      {"a.b","c.d"="ü"} -0.5
      {"only.name"} 2
      """;

  @Test
  void readsWhatRealExportersWrite() {
    assertThat(read(EXAMPLE))
        .containsExactly(
            "help http_requests_total Requests so far.",
            "type http_requests_total COUNTER",
            "__name__=http_requests_total,method=post,code=200 1027.0 @1395066363000",
            "__name__=msdos_file_access_time_seconds,path=C:\\DIR\\FILE.TXT,"
                + "error=Cannot find:\n\"F\" 1.4E9",
            "__name__=plain 12.47",
            "__name__=spaced,a=1,b= Infinity @3",
            "__name__=rpc_bucket,le=+Inf NaN",
            "__name__=a.b,c.d=ü -0.5",
            "__name__=only.name 2.0");
  }

  @Test
  void readsALastLineWithoutALineBreakAndNothingAtAll() {
    assertThat(read("up 1")).containsExactly("__name__=up 1.0");
    assertThat(read("")).isEmpty();
    assertThat(read("\n\n")).isEmpty();
  }

  @Test
  void resolvesTheEscapesOfHelp() {
    assertThat(read("# HELP a two\\nlines \\\\ and \\\" as it is"))
        .containsExactly("help a two\nlines \\ and \\\" as it is");
    assertThat(read("# HELP a")).containsExactly("help a ");
    assertThat(read("# HELP \"a b\" c")).containsExactly("help a b c");
  }

  @Test
  void readsNamesAnywhereInTheBracesAndLabelsWithoutCommas() {
    assertThat(read("{a=\"1\",\"b c\",d=\"2\",} 1\n")).containsExactly("__name__=b c,a=1,d=2 1.0");
    assertThat(read("a{b=\"c\" d=\"e\"f=\"g\"}1\n")).containsExactly("__name__=a,b=c,d=e,f=g 1.0");
    assertThat(read("a{b=\"two\nlines\"} 1\n")).containsExactly("__name__=a,b=two\nlines 1.0");
  }

  @Test
  void writesBoundsOfHistogramsAndSummariesInOneForm() {
    assertThat(
            read(
                "# TYPE h histogram\nh_bucket{le=\"1\"} 2\nh_bucket{le=\"+inf\"} 2\nx{le=\"y\"} 1"))
        .containsExactly(
            "type h HISTOGRAM",
            "__name__=h_bucket,le=1.0 2.0",
            "__name__=h_bucket,le=+Inf 2.0",
            "__name__=x,le=y 1.0");
    assertThat(
            read("# TYPE s summary\ns{quantile=\"1\",le=\"1\"} 2\n# TYPE g gauge\ng{le=\"1\"} 2"))
        .containsExactly(
            "type s SUMMARY",
            "__name__=s,quantile=1.0,le=1 2.0",
            "type g GAUGE",
            "__name__=g,le=1 2.0");
  }

  @Test
  void passesOverCommentsThatOnlyLookLikeMetadata() {
    assertThat(read("#HELP a\n# HELP\n# TYPES a b\n# UNIT a b\n#\na 1")).hasSize(1);
  }

  @Test
  void tellsWhereTheRawSeriesLies() {
    byte[] body = "x 1\n  up{a=\"}\"} 2\n".getBytes(UTF_8);
    TextParser parser = new TextParser(body);
    parser.next();
    parser.next();
    assertThat(
            new String(
                body, parser.seriesStart(), parser.seriesEnd() - parser.seriesStart(), UTF_8))
        .isEqualTo("up{a=\"}\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, -0.0",
    "1., 1",
    ".5, 0.5",
    "1e3, 1000",
    "1E-2, 0.01",
    "+7, 7",
    "0.1, 0.1",
    "123456789012345678, 123456789012345678",
    "0.30000000000000004, 0.30000000000000004",
    "1.7976931348623157e308, 1.7976931348623157e308",
    "4.9e-324, 4.9e-324",
    "000000000000000000001, 1",
    "0.00000000000000000000000001, 1e-26"
  })
  void readsNumbersExactly(String text, double expected) {
    TextParser parser = new TextParser(("a " + text).getBytes(UTF_8));
    parser.next();
    assertThat(parser.value()).isEqualTo(expected);
  }

  @Test
  void readsNoNumberWithTheBitsOfPrometheus() {
    TextParser parser = new TextParser("a NaN".getBytes(UTF_8));
    parser.next();
    assertThat(Double.doubleToRawLongBits(parser.value())).isEqualTo(0x7ff8000000000001L);
  }

  @Test
  void readsEveryDoubleBackExactly() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value =
          i % 2 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt(1_000_000) / Math.pow(10, random.nextInt(9));
      if (Double.isFinite(value)) {
        TextParser parser = new TextParser(("a " + value).getBytes(UTF_8));
        parser.next();
        assertThat(parser.value()).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a{",
        "a{b=\"c\"",
        "a{b=\"c} 1",
        "a{b=\"c\\",
        "a{b} 1",
        "a{b=c} 1",
        "a{=\"c\"} 1",
        "a{b=\"c\",b=\"d\"} 1",
        "a{1b=\"c\"} 1",
        "{b=\"c\"} 1",
        "1a 1",
        "a-b 1",
        "a 1 2 3",
        "a 1 x",
        "a 1 1.5",
        "a 1 -3",
        "a 1 9223372036854775808",
        "a +nan",
        "a 0x10",
        "a 1_000",
        "a 1d",
        "a 1e999",
        "a --1",
        "a{b=\"c\"}} 1",
        "{\"a\",\"b\"} 1",
        "a{\"b\"} 1",
        "{\"\"} 1",
        "{\"a\",\"\"=\"b\"} 1",
        "{__name__=\"a\"} 1",
        "a{,b=\"c\"} 1",
        "a{b=\"c\",,} 1",
        "{\"a\" b=\"c\"} 1",
        "# TYPE a  gauge\n",
        "# TYPE a gauge \n",
        "# TYPE 1a gauge\n",
        "# HELP \n",
        "{} 1",
        "= 1",
        "# TYPE a b\n",
        "a 1\r\n",
        "a 1e",
        "a ."
      })
  void refusesWhatIsNoExposition(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ExpositionSyntaxException.class)
        .hasMessageStartingWith("line 1, column ");
  }

  @Test
  void refusesASeriesOfMoreLabelsThanAnyoneNeeds() {
    StringBuilder series = new StringBuilder("a{");
    for (int i = 0; i < 300_000; i++) {
      series.append('b').append(i).append("=\"\",");
    }
    assertThatThrownBy(() -> read(series + "} 1")).hasMessageContaining("more than 1000 labels");
  }

  @Test
  void namesLineAndColumn() {
    assertThatThrownBy(() -> read("up 1\nup{a=\"b\"} x1\n"))
        .isInstanceOfSatisfying(
            ExpositionSyntaxException.class,
            e -> {
              assertThat(e.line()).isEqualTo(2);
              assertThat(e.column()).isEqualTo(11);
            })
        .hasMessage("line 2, column 11: expected a number: x1");
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] body = "a{b=\"?\"} 1".getBytes(UTF_8);
    body[5] = (byte) 0xff;
    TextParser parser = new TextParser(body);
    parser.next();
    assertThatThrownBy(parser::labels).isInstanceOf(ExpositionSyntaxException.class);
  }

  private static List<String> read(String text) {
    return ExpositionReadout.of(new TextParser(text.getBytes(UTF_8)));
  }
}
