package io.freqwatch.alertmanager.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

final class MatcherFuzzer {
  @FuzzTest(maxDuration = "1m")
  void whatItReadsItWritesAndReadsAgain(byte[] input) {
    Matchers read;
    try {
      read = MatcherGrammar.EITHER.parse(new String(input, StandardCharsets.UTF_8));
    } catch (MatcherSyntaxException ignored) { // no matcher: refused as it should be
      return;
    }
    assertThat(MatcherGrammar.UTF8.parse(read.toString())).isEqualTo(read);
  }
}
