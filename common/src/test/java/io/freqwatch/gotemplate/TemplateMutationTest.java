package io.freqwatch.gotemplate;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a template, it is rendered or refused with a message. */
class TemplateMutationTest {
  private static final int ROUNDS = 1_000;
  private static final List<RecordedTemplates.Case> CASES = RecordedTemplates.read("text.json");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void brokenTemplatesAreRenderedOrRefused(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      String template = mutant(random);
      boolean html = random.nextBoolean();
      assertThatCode(() -> RecordedTemplates.render(template, html))
          .as(template)
          .doesNotThrowAnyException();
    }
  }

  private static String mutant(Random random) {
    StringBuilder text = new StringBuilder(any(random));
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, part(random));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
        case 2 -> text.insert(at, (char) (1 + random.nextInt(0x250)));
        default -> text.append(any(random));
      }
    }
    return text.toString();
  }

  private static String any(Random random) {
    return CASES.get(random.nextInt(CASES.size())).template();
  }

  private static String part(Random random) {
    String other = any(random);
    int from = random.nextInt(other.length() + 1);
    return other.substring(from, from + random.nextInt(other.length() - from + 1));
  }
}
