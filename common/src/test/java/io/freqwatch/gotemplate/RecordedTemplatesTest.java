package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RecordedTemplatesTest {
  @TestFactory
  List<DynamicTest> rendersAndRefusesTextAsGoDoes() {
    return tests("text.json", false);
  }

  @TestFactory
  List<DynamicTest> rendersHtmlAsGoDoes() {
    return tests("html.json", true);
  }

  private static List<DynamicTest> tests(String file, boolean html) {
    List<DynamicTest> tests =
        RecordedTemplates.read(file).stream()
            .map(
                each ->
                    DynamicTest.dynamicTest(
                        each.template(),
                        () ->
                            assertThat(RecordedTemplates.render(each.template(), html))
                                .isEqualTo(each.expected())))
            .toList();
    assertThat(tests).isNotEmpty();
    return tests;
  }
}
