package io.freqwatch.exposition;

import static io.freqwatch.exposition.ProtobufDocument.bucket;
import static io.freqwatch.exposition.ProtobufDocument.exemplar;
import static io.freqwatch.exposition.ProtobufDocument.label;
import static io.freqwatch.exposition.ProtobufDocument.message;
import static io.freqwatch.exposition.ProtobufDocument.span;
import static io.freqwatch.exposition.ProtobufDocument.timestamp;
import static io.freqwatch.exposition.ProtobufDocument.zigzag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.exposition.ProtobufParser.Histograms;
import io.freqwatch.model.FloatHistogram.Span;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import io.freqwatch.model.MetricType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProtobufParserTest {
  private static final int COUNTER = 0;
  private static final int GAUGE = 1;
  private static final int SUMMARY = 2;
  private static final int UNTYPED = 3;
  private static final int HISTOGRAM = 4;
  private static final int GAUGE_HISTOGRAM = 5;

  /** Buckets (0.5,1]:1 and (1,2]:2, (4,8]:1, and two observations around zero. */
  static final Consumer<ProtobufMessage> NATIVE =
      histogram -> {
        histogram.integer(1, 6);
        histogram.number(2, 12.5);
        histogram.integer(5, zigzag(0));
        histogram.number(6, 0.001);
        histogram.integer(7, 2);
        histogram.message(12, span(0, 2));
        histogram.message(12, span(1, 1));
        histogram.integer(13, zigzag(1));
        histogram.integer(13, zigzag(1));
        histogram.integer(13, zigzag(-1));
      };

  @Test
  void readsCountersGaugesAndWhatHasNoType() {
    ProtobufDocument document =
        new ProtobufDocument()
            .family(
                "trades_total",
                COUNTER,
                metric -> {
                  label(metric, "bot", "é");
                  metric.message(
                      3,
                      message(
                          counter -> {
                            counter.number(1, 3);
                            counter.message(2, exemplar("t", 0.5, 7));
                            counter.message(3, timestamp(5, 250_000_000));
                          }));
                })
            .family("g", GAUGE, number(2, -1.5), number(2, Double.NaN))
            .family(
                "u",
                UNTYPED,
                metric -> {
                  number(5, 4).accept(metric);
                  metric.integer(6, 1234);
                });
    assertThat(read(document))
        .containsExactly(
            "type trades_total COUNTER",
            "help trades_total help of trades_total",
            "__name__=trades_total,bot=é 3.0 since 5250 # {trace_id=\"t\"} 0.5 @7500",
            "type g GAUGE",
            "help g help of g",
            "__name__=g -1.5",
            "__name__=g NaN",
            "type u UNKNOWN",
            "help u help of u",
            "__name__=u 4.0 @1234");
  }

  @Test
  void showsSummariesAndClassicHistogramsAsTheirSeries() {
    ProtobufDocument document =
        new ProtobufDocument()
            .family("s", SUMMARY, metric -> metric.message(4, message(ProtobufParserTest::summary)))
            .family(
                "h", HISTOGRAM, metric -> metric.message(7, message(ProtobufParserTest::classic)));
    assertThat(read(document))
        .containsExactly(
            "type s SUMMARY",
            "help s help of s",
            "__name__=s_count 2.0",
            "__name__=s_sum 3.5",
            "__name__=s,quantile=0.5 1.5",
            "type h HISTOGRAM",
            "help h help of h",
            "__name__=h_count 3.0",
            "__name__=h_sum 2.5",
            "__name__=h_bucket,le=1.0 2.0 # {trace_id=\"x\"} 0.5",
            "__name__=h_bucket,le=+Inf 3.0");
  }

  @Test
  void readsNativeHistograms() {
    assertThat(read(nativeDocument(HISTOGRAM, NATIVE)).getLast())
        .isEqualTo(
            "__name__=n {count:6.0, sum:12.5, [-0.001,0.001]:2.0, (0.5,1.0]:1.0, (1.0,2.0]:2.0,"
                + " (4.0,8.0]:1.0}");
  }

  @Test
  void readsFloatHistogramsAndPackedNumbers() {
    Consumer<ProtobufMessage> floats =
        histogram -> {
          histogram.number(4, 3.5);
          histogram.number(2, 1);
          histogram.integer(5, zigzag(3));
          histogram.message(12, span(-2, 2));
          histogram.message(14, packed(1.5, 2));
        };
    assertThat(read(nativeDocument(GAUGE_HISTOGRAM, floats)).getLast())
        .startsWith("__name__=n {count:3.5, sum:1.0, (0.77")
        .endsWith("]:2.0}");
  }

  @Test
  void leavesEmptyBucketsOut() {
    Consumer<ProtobufMessage> sparse =
        histogram -> {
          histogram.integer(1, 1);
          histogram.message(9, span(3, 3));
          histogram.integer(10, zigzag(0));
          histogram.integer(10, zigzag(1));
          histogram.integer(10, zigzag(-1));
        };
    ProtobufParser parser = parser(nativeDocument(HISTOGRAM, sparse), Histograms.NATIVE);
    skipTo(parser, ExpositionParser.Entry.HISTOGRAM);
    assertThat(parser.histogram().negativeSpans()).containsExactly(new Span(4, 1));
    assertThat(parser.histogram().negativeBuckets()).containsExactly(1);
  }

  @Test
  void mergesBucketsThatAreFinerThanCanBeStored() {
    Consumer<ProtobufMessage> fine =
        histogram -> {
          histogram.integer(1, 4);
          histogram.integer(5, zigzag(9));
          histogram.message(12, span(1, 4));
          histogram.message(13, packedZigzag(1, 0, 0, 0));
        };
    ProtobufParser parser = parser(nativeDocument(HISTOGRAM, fine), Histograms.NATIVE);
    skipTo(parser, ExpositionParser.Entry.HISTOGRAM);
    assertThat(parser.histogram().schema()).isEqualTo(8);
    assertThat(parser.histogram().positiveBuckets()).containsExactly(2, 2);
  }

  @Test
  void showsTheClassicSeriesOfANativeHistogramWhereAsked() {
    ProtobufDocument document =
        nativeDocument(HISTOGRAM, NATIVE.andThen(ProtobufParserTest::addBuckets));
    assertThat(read(document)).hasSize(3);
    assertThat(ExpositionReadout.of(parser(document, Histograms.NATIVE_AND_CLASSIC)))
        .hasSize(7)
        .contains("__name__=n_bucket,le=1.0 2.0");
    assertThat(ExpositionReadout.of(parser(document, Histograms.CLASSIC)))
        .hasSize(6)
        .noneMatch(line -> line.contains("{count"));
  }

  @Test
  void givesANativeHistogramOnlyExemplarsWithATime() {
    Consumer<ProtobufMessage> own =
        histogram -> {
          histogram.message(16, exemplar("timeless", 1, 0));
          histogram.message(16, exemplar("timed", 2, 9));
        };
    assertThat(read(nativeDocument(HISTOGRAM, NATIVE.andThen(own))).getLast())
        .endsWith("} # {trace_id=\"timed\"} 2.0 @9500");
    Consumer<ProtobufMessage> ofBuckets =
        histogram ->
            histogram.message(
                3,
                message(
                    bucket -> {
                      bucket.number(2, 1);
                      bucket.message(3, exemplar("bucket", 3, 9));
                    }));
    assertThat(read(nativeDocument(HISTOGRAM, NATIVE.andThen(ofBuckets))).getLast())
        .endsWith("} # {trace_id=\"bucket\"} 3.0 @9500");
  }

  @Test
  void namesEverySeriesByBytesOfItsOwn() {
    ProtobufDocument document =
        new ProtobufDocument()
            .family("s", SUMMARY, metric -> metric.message(4, message(ProtobufParserTest::summary)))
            .family("g", GAUGE, labelled("a", "b"), labelled("ab", ""), labelled("a", "c"));
    ProtobufParser parser = parser(document, Histograms.NATIVE);
    List<String> keys = new ArrayList<>();
    for (var entry = parser.next(); entry != ExpositionParser.Entry.END; entry = parser.next()) {
      if (entry == ExpositionParser.Entry.SERIES) {
        keys.add(
            Arrays.toString(
                Arrays.copyOfRange(
                    parser.seriesBytes(), parser.seriesStart(), parser.seriesEnd())));
      }
    }
    assertThat(keys).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void readsWhatOurOwnWriterWrites() {
    MetricFamily family =
        new MetricFamily(
            "profit_ratio",
            MetricType.GAUGE,
            "ratio",
            "What was won.",
            List.of(new Metric.Value(Labels.of("bot", "alpha"), 0.25)));
    byte[] body = ExpositionFormat.PROTOBUF.write(List.of(family));
    assertThat(ExpositionReadout.of(new ProtobufParser(body, body.length, Histograms.NATIVE)))
        .containsExactly(
            "type profit_ratio GAUGE",
            "help profit_ratio What was won.",
            "unit profit_ratio ratio",
            "__name__=profit_ratio,bot=alpha 0.25");
  }

  @Test
  void refusesWhatIsNoSuchMessageAndSaysWhere() {
    refuses(new byte[] {5, 1}, "byte 0: a length of 5 where 1 bytes are left");
    refuses(new byte[] {1, 0x0b}, "byte 1: wire type 3 is not known");
    refuses(new byte[] {2, 0x18, 9}, "unknown metric type 9");
    refuses(new byte[] {4, 0x18, 1, 0x22, 0}, "a metric family without a name");
    refuses(new byte[] {2, 0x08, 1}, "field 1: expected a message or text");
    refuses(new byte[] {2, 0x18, (byte) 0x80}, "the data end within a number");
    refuses(new ProtobufDocument().family("g", GAUGE, labelled("", "x")).bytes(), "has no name");
    refuses(
        new ProtobufDocument()
            .family("g", GAUGE, labelled("a", "x").andThen(labelled("a", "y")))
            .bytes(),
        "\"a\" is not unique");
    refuses(
        new ProtobufDocument()
            .add(
                family -> {
                  family.text(1, "g");
                  family.text(5, "seconds");
                  family.message(4, message(number(3, 1)));
                })
            .bytes(),
        "unit \"seconds\" is not a suffix of metric \"g\"");
  }

  @Test
  void refusesASeriesOfMoreLabelsThanAnyoneNeeds() {
    Consumer<ProtobufMessage> many =
        metric -> {
          for (int i = 0; i < 1_002; i++) {
            label(metric, "b" + i, "");
          }
        };
    refuses(new ProtobufDocument().family("g", GAUGE, many).bytes(), "more than 1000 labels");
  }

  /** Two bytes each on the wire, but sixteen and more in memory. */
  @Test
  void refusesMorePartsOfAMetricThanAnyoneNeeds() {
    ProtobufMessage nothing = new ProtobufMessage();
    refusesHistogram(many(histogram -> histogram.message(12, nothing)), "more than 65536 spans");
    refusesHistogram(many(histogram -> histogram.message(3, nothing)), "more than 65536 buckets");
    refusesHistogram(many(histogram -> histogram.integer(13, 2)), "more than 65536 buckets");
    refusesHistogram(
        many(histogram -> histogram.message(16, nothing)), "more than 65536 exemplars");
    Consumer<ProtobufMessage> summary = many(inner -> inner.message(3, nothing));
    refuses(
        new ProtobufDocument()
            .family("s", SUMMARY, metric -> metric.message(4, message(summary)))
            .bytes(),
        "more than 65536 quantiles");
  }

  private static Consumer<ProtobufMessage> many(Consumer<ProtobufMessage> part) {
    return message -> {
      for (int i = 0; i < 65_540; i++) {
        part.accept(message);
      }
    };
  }

  @Test
  void refusesNativeHistogramsWhoseSpansAndBucketsDiffer() {
    refusesHistogram(histogram -> histogram.message(12, span(0, 2)), "fewer buckets than spans");
    refusesHistogram(
        histogram -> {
          histogram.message(12, span(0, 1));
          histogram.message(13, packedZigzag(1, 1));
        },
        "more buckets than its spans");
    refusesHistogram(
        histogram -> {
          histogram.message(12, span(0, 1));
          histogram.message(12, span(-1, 1));
          histogram.message(13, packedZigzag(1, 1));
        },
        "offset is negative");
  }

  private static void refusesHistogram(Consumer<ProtobufMessage> fields, String reason) {
    refuses(nativeDocument(HISTOGRAM, fields).bytes(), reason);
  }

  private static void refuses(byte[] body, String reason) {
    assertThatThrownBy(
            () -> ExpositionReadout.of(new ProtobufParser(body, body.length, Histograms.NATIVE)))
        .isInstanceOf(ExpositionSyntaxException.class)
        .hasMessageStartingWith("byte ")
        .hasMessageContaining(reason);
  }

  private static ProtobufDocument nativeDocument(int type, Consumer<ProtobufMessage> fields) {
    return new ProtobufDocument().family("n", type, metric -> metric.message(7, message(fields)));
  }

  private static Consumer<ProtobufMessage> number(int field, double value) {
    return metric -> metric.message(field, message(inner -> inner.number(1, value)));
  }

  private static Consumer<ProtobufMessage> labelled(String name, String value) {
    return metric -> label(metric, name, value);
  }

  private static void summary(ProtobufMessage summary) {
    summary.integer(1, 2);
    summary.number(2, 3.5);
    summary.message(
        3,
        message(
            quantile -> {
              quantile.number(1, 0.5);
              quantile.number(2, 1.5);
            }));
  }

  private static void classic(ProtobufMessage histogram) {
    histogram.integer(1, 3);
    histogram.number(2, 2.5);
    histogram.message(
        3,
        message(
            bucket -> {
              bucket.integer(1, 2);
              bucket.number(2, 1);
              bucket.message(3, exemplar("x", 0.5, 0));
            }));
  }

  private static void addBuckets(ProtobufMessage histogram) {
    histogram.message(3, bucket(2, 1));
    histogram.message(3, bucket(6, Double.POSITIVE_INFINITY));
  }

  /** Packed numbers are written as a message whose fields have no tags. */
  private static ProtobufMessage packed(double... values) {
    return message(fields -> Arrays.stream(values).forEach(fields::packedNumber));
  }

  private static ProtobufMessage packedZigzag(long... values) {
    return message(
        fields -> Arrays.stream(values).forEach(value -> fields.packedInteger(zigzag(value))));
  }

  private static List<String> read(ProtobufDocument document) {
    return ExpositionReadout.of(parser(document, Histograms.NATIVE));
  }

  private static ProtobufParser parser(ProtobufDocument document, Histograms histograms) {
    byte[] body = document.bytes();
    return new ProtobufParser(body, body.length, histograms);
  }

  private static void skipTo(ProtobufParser parser, ExpositionParser.Entry wanted) {
    while (parser.next() != wanted) {
      assertThat(parser.family()).isNotEmpty();
    }
  }
}
