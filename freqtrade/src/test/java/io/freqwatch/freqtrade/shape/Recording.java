package io.freqwatch.freqtrade.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** One recorded answer or message of a real bot, to compare simulated ones with. */
public final class Recording {
  private Recording() {}

  /** Checks that an answer has the fields and types of the recorded one. */
  public static void assertSame(String name, JsonNode actual, JsonNode recorded) {
    List<Difference> differences =
        Comparison.between(name, shape(recorded), shape(actual)).stream()
            .filter(difference -> !isChance(difference))
            .toList();
    assertThat(differences).as(name).isEmpty();
  }

  private static Shape shape(JsonNode document) {
    return Shape.ofAnswer(document);
  }

  /** One sample does not show all that may be null: a recorded null says nothing. */
  private static boolean isChance(Difference difference) {
    boolean recordedNull = difference.what().equals("null") && difference.real().equals("true");
    return recordedNull || Allowance.of(difference).isPresent();
  }
}
