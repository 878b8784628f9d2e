package io.freqwatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoQuoteTest {
  @Test
  void quotesAsGoDoes() {
    assertThat(GoQuote.quote("a\"b\\c\n\u0001é🙂\u200b\u007f"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\x01é🙂\\u200b\\x7f\"");
    assertThat(GoQuote.quote("\u0007\b\f\r\t\u000b'\u00a0\udbff\udfff"))
        .isEqualTo("\"\\a\\b\\f\\r\\t\\v'\\u00a0\\U0010ffff\"");
  }

  @Test
  void bytesThatWereNoTextAreWrittenAsBytes() {
    assertThat(GoQuote.quote("a\udcff")).isEqualTo("\"a\\xff\"");
  }

  @Test
  void otherQuotesAndAsciiAloneAreToBeHadToo() {
    assertThat(GoQuote.quote("'é\"", '\'', true)).isEqualTo("'\\'\\u00e9\"'");
  }
}
