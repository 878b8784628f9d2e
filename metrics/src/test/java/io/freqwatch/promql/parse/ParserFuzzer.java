package io.freqwatch.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.freqwatch.promql.PromqlException;
import java.nio.charset.StandardCharsets;

final class ParserFuzzer {
  @FuzzTest(maxDuration = "1m")
  void aQueryIsReadOrRefusedWithItsPlace(byte[] input) {
    String query = new String(input, StandardCharsets.UTF_8);
    try {
      Expression expression = Parser.parse(query, LanguageOptions.EVERYTHING);
      assertThat(expression.position().end()).isLessThanOrEqualTo(query.length());
      String printed = expression.toString();
      assertThat(Parser.parse(printed, LanguageOptions.EVERYTHING)).hasToString(printed);
    } catch (PromqlException.Syntax e) {
      assertThat(e.getMessage()).contains("parse error: ");
    }
  }
}
