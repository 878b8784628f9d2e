package io.freqwatch.alertmanager.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoStringTest {
  @Test
  void quotesAsGoDoes() {
    assertThat(GoString.quote("a\"b\\c\n\u0001é🙂\u200b\u007f"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\x01é🙂\\u200b\\x7f\"");
  }

  @Test
  void readsBackWhatItQuoted() {
    String text = "\u0007\b\f\n\r\t\u000b\\\"'äöü 🙂 \u00a0\u2028";

    assertThat(GoString.unquote(GoString.quote(text))).isEqualTo(text);
  }

  @Test
  void readsOctalAndLongEscapes() {
    assertThat(GoString.unquote("\"\\101\\U0001F642\"")).isEqualTo("A🙂");
  }
}
