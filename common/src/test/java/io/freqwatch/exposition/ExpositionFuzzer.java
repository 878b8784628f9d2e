package io.freqwatch.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
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

  private static void read(ExpositionParser parser, byte[] input) {
    try {
      while (true) {
        switch (parser.next()) {
          case SERIES -> readsAlikeAlone(parser, input);
          case TYPE -> parser.type();
          case HELP, UNIT -> parser.text();
          case END -> {
            return;
          }
        }
      }
    } catch (ExpositionSyntaxException e) {
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
    }
  }

  /** A scrape knows a series by its bytes: so they alone must say everything of it. */
  private static void readsAlikeAlone(ExpositionParser parser, byte[] input) {
    List<Label> labels = parser.labels();
    byte[] raw = Arrays.copyOfRange(input, parser.seriesStart(), parser.seriesEnd());
    byte[] line = Arrays.copyOf(raw, raw.length + 2);
    line[raw.length] = ' ';
    line[raw.length + 1] = '1';
    TextParser alone = new TextParser(line);
    assertThat(alone.next()).isEqualTo(ExpositionParser.Entry.SERIES);
    assertThat(alone.labels()).isEqualTo(labels);
  }
}
