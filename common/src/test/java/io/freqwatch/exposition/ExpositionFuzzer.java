package io.freqwatch.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.freqwatch.exposition.ProtobufParser.Histograms;
import io.freqwatch.model.Label;
import java.util.Arrays;
import java.util.List;

final class ExpositionFuzzer {
  @FuzzTest(maxDuration = "1m")
  void textIsReadOrRefusedWithItsPlace(byte[] input) {
    read(new TextParser(input), input);
  }

  @FuzzTest(maxDuration = "1m")
  void openMetricsIsReadOrRefusedWithItsPlace(byte[] input) {
    read(new OpenMetricsParser(input), input);
  }

  @FuzzTest(maxDuration = "1m")
  void startTimestampsAreReadOrRefusedWithTheirPlace(byte[] input) {
    readOrRefused(
        () -> ExpositionReadout.of(OpenMetricsParser.withStartTimestamps(input, input.length)));
  }

  @FuzzTest(maxDuration = "1m")
  void whatIsStrictlyValidIsAlsoRead(byte[] input) {
    readOrRefused(
        () -> {
          StrictOpenMetrics.check(input);
          try {
            ExpositionReadout.of(new OpenMetricsParser(input));
          } catch (ExpositionSyntaxException e) {
            throw new AssertionError("strictly valid, but not read", e);
          }
        });
  }

  @FuzzTest(maxDuration = "1m")
  void classicHistogramsBecomeNativeOnesThatAreValid(byte[] input) {
    readOrRefused(() -> readNative(new CustomBucketParser(new TextParser(input), true)));
  }

  @FuzzTest(maxDuration = "1m")
  void protobufIsReadOrRefusedWithItsPlace(byte[] input) {
    for (Histograms each : Histograms.values()) {
      readOrRefused(() -> ExpositionReadout.of(new ProtobufParser(input, input.length, each)));
    }
  }

  private static void readNative(ExpositionParser parser) {
    for (var entry = parser.next(); entry != ExpositionParser.Entry.END; entry = parser.next()) {
      if (entry == ExpositionParser.Entry.HISTOGRAM) {
        parser.histogram().requireValid();
      }
    }
  }

  private static void readOrRefused(Runnable reading) {
    try {
      reading.run();
    } catch (ExpositionSyntaxException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
    }
  }

  private static void read(LineParser parser, byte[] input) {
    readOrRefused(
        () -> {
          for (var entry = parser.next();
              entry != ExpositionParser.Entry.END;
              entry = parser.next()) {
            switch (entry) {
              case SERIES -> readsAlikeAlone(parser, input);
              case HISTOGRAM -> throw new AssertionError("text has none");
              case TYPE -> parser.type();
              case HELP, UNIT -> parser.text();
              case END -> throw new AssertionError("the loop ends there");
            }
          }
        });
  }

  /** A scrape knows a series by its bytes: so they alone must say everything of it. */
  private static void readsAlikeAlone(LineParser parser, byte[] input) {
    List<Label> labels = parser.exactLabels();
    byte[] raw = Arrays.copyOfRange(input, parser.seriesStart(), parser.seriesEnd());
    byte[] line = Arrays.copyOf(raw, raw.length + 2);
    line[raw.length] = ' ';
    line[raw.length + 1] = '1';
    TextParser alone = new TextParser(line);
    assertThat(alone.next()).isEqualTo(ExpositionParser.Entry.SERIES);
    assertThat(alone.labels()).isEqualTo(labels);
  }
}
