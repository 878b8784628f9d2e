package io.freqwatch.promql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

final class ParserFuzzer {
  @FuzzTest(maxDuration = "1m")
  void aQueryIsReadOrRefusedWithItsPlace(byte[] input) {
    String query = new String(input, StandardCharsets.UTF_8);
    try {
      assertThat(Parser.parse(query).position().end()).isLessThanOrEqualTo(query.length());
    } catch (PromqlException.Syntax e) {
      assertThat(e.getMessage()).contains("parse error: ");
    }
  }
}
