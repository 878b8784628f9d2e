package io.freqwatch.alertmanager.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.GoQuote;
import org.junit.jupiter.api.Test;

class GoStringTest {
  @Test
  void readsBackWhatItQuoted() {
    String text = "\u0007\b\f\n\r\t\u000b\\\"'äöü 🙂 \u00a0\u2028";

    assertThat(GoString.unquote(GoQuote.quote(text))).isEqualTo(text);
  }

  @Test
  void readsOctalAndLongEscapes() {
    assertThat(GoString.unquote("\"\\101\\U0001F642\"")).isEqualTo("A🙂");
  }
}
