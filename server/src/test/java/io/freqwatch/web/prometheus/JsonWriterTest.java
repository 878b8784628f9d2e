package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
  private static String written(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonWriter json = new JsonWriter(out);
    json.string(text).flush();
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '#',
      value = {
        "a\"b, #\"a\\\"b\"#",
        "\uD83D\uDE80!, #\"\uD83D\uDE80!\"#",
        "\uDCFF\", #\"\uFFFD\\\"\"#", // a byte that is no UTF-8 hides no quote behind it
        "\uD83D\\, #\"\uFFFD\\\\\"#",
        "\uDCFF\uDCFF, #\"\uFFFD\uFFFD\"#",
      })
  void quotesAndEscapes(String text, String expected) throws IOException {
    assertThat(written(text)).isEqualTo(expected);
  }
}
