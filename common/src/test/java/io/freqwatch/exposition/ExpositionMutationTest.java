package io.freqwatch.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.exposition.ProtobufParser.Histograms;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every parser reads a damaged document or refuses it with its place. */
class ExpositionMutationTest {
  private static final int ROUNDS = 4_000;
  private static final String TEXT =
      """
      # HELP h What "it" is.\\n
      # TYPE h histogram
      h_bucket{le="0.5",path="C:\\\\x"} 1 1395066363000
      h_bucket{le="+Inf",path="C:\\\\x"} 2
      h_sum{path="C:\\\\x"} 1.5e3
      {"a.b","c.d"="ü"} -0.5
      plain\t 12.47
      """;
  private static final String OPENMETRICS =
      """
      # TYPE c_seconds counter
      # UNIT c_seconds seconds
      # HELP c_seconds What \\"it\\" is.
      c_seconds_total{a="b"} 3 1.5 # {trace_id="a}b"} 1 1.5
      c_seconds_created{a="b"} 1
      # TYPE h histogram
      h_bucket{le="0.5"} 1
      h_bucket{le="+Inf"} 2
      h_count 2
      h_sum 1
      # EOF
      """;

  @Test
  void ofText() {
    survives(
        TEXT.getBytes(UTF_8),
        body -> {
          ExpositionReadout.of(new TextParser(body));
          ExpositionReadout.of(new CustomBucketParser(new TextParser(body), true));
        });
  }

  @Test
  void ofOpenMetrics() {
    survives(
        OPENMETRICS.getBytes(UTF_8),
        body -> {
          ExpositionReadout.of(OpenMetricsParser.withStartTimestamps(body, body.length));
          ExpositionReadout.of(new CustomBucketParser(new OpenMetricsParser(body), false));
          StrictOpenMetrics.check(body);
        });
  }

  @Test
  void ofProtobuf() {
    byte[] document =
        new ProtobufDocument()
            .family(
                "n",
                4,
                metric -> {
                  ProtobufDocument.label(metric, "bot", "alpha");
                  metric.message(7, ProtobufDocument.message(ProtobufParserTest.NATIVE));
                })
            .family(
                "c",
                0,
                metric ->
                    metric.message(
                        3,
                        ProtobufDocument.message(
                            counter -> {
                              counter.number(1, 2);
                              counter.message(2, ProtobufDocument.exemplar("t", 1, 5));
                            })))
            .bytes();
    for (Histograms each : Histograms.values()) {
      survives(document, body -> ExpositionReadout.of(new ProtobufParser(body, body.length, each)));
    }
  }

  private static void survives(byte[] document, Consumer<byte[]> reader) {
    int read = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      try {
        reader.accept(mutated(document, new Random(seed)));
        read++;
      } catch (ExpositionSyntaxException e) {
        assertThat(e.line()).isPositive();
        assertThat(e.column()).isPositive();
      }
    }
    assertThat(read).isBetween(1, ROUNDS - 1);
  }

  /** Some bytes replaced, or a piece cut off, doubled or left out. */
  private static byte[] mutated(byte[] document, Random random) {
    byte[] body = document.clone();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    int from = random.nextInt(body.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(body, from);
      case 1 -> spliced(document, from, Math.min(document.length, from + random.nextInt(9)));
      case 2 -> spliced(document, from, Math.max(0, from - random.nextInt(9)));
      default -> body;
    };
  }

  private static byte[] spliced(byte[] document, int upTo, int onFrom) {
    byte[] spliced = Arrays.copyOf(document, upTo + document.length - onFrom);
    System.arraycopy(document, onFrom, spliced, upTo, document.length - onFrom);
    return spliced;
  }
}
