package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

final class TemplateFuzzer {
  @FuzzTest(maxDuration = "1m")
  void templatesAreRenderedOrRefused(byte[] input) {
    String template = new String(input, StandardCharsets.UTF_8);
    assertThat(RecordedTemplates.render(template, false)).isNotNull();
    assertThat(RecordedTemplates.render(template, true)).isNotNull();
  }
}
