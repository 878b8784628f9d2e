package io.freqwatch.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RelabelingTest {
  @ParameterizedTest
  @MethodSource("io.freqwatch.relabel.RelabelCases#applied")
  void makesOfLabelsWhatPrometheusMakesOfThem(RelabelCases.Applied one) {
    assertThat(one.relabeling().apply(one.labels())).isEqualTo(one.kept());
  }

  @ParameterizedTest
  @MethodSource("io.freqwatch.relabel.RelabelCases#checked")
  void namesTheFieldsThatMakeNoSense(RelabelCases.Checked one) {
    assertThat(RelabelCheck.flaws(one.rule(), one.scheme()))
        .extracting(RelabelFlaw::field)
        .containsExactlyElementsOf(one.fields());
  }

  @Test
  void anExpressionThatWouldTakeForeverElsewhereTakesNoTime() {
    RelabelConfig rule =
        new RelabelConfig(List.of("a"), ";", Regex.of("(x+x+)+y"), 0, "", "$1", RelabelAction.DROP);
    Labels labels = Labels.of("a", "x".repeat(4_000));

    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThat(new Relabeling(List.of(rule), NameScheme.UTF8).apply(labels))
                .contains(labels));
  }
}
