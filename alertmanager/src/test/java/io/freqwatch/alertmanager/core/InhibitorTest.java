package io.freqwatch.alertmanager.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.alert.MatcherGrammar;
import io.freqwatch.alertmanager.config.InhibitRule;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InhibitorTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static InhibitRule rule(String source, String target, String... equal) {
    return new InhibitRule(
        "", MatcherGrammar.UTF8.parse(source), MatcherGrammar.UTF8.parse(target), List.of(equal));
  }

  private static Alert alert(Instant end, String... labels) {
    return new Alert(Labels.of(labels), Map.of(), NOW.minusSeconds(60), end, NOW, false, "");
  }

  private static Inhibitor inhibitor(InhibitRule rule, Alert... alerts) {
    return new Inhibitor(List.of(rule), List.of(alerts));
  }

  @Test
  void aSourceThatFiresInhibitsWhatHasTheSameLabels() {
    Alert source = alert(NOW.plusSeconds(1), "s", "critical", "bot", "a");
    Inhibitor inhibitor = inhibitor(rule("s=critical", "s=warning", "bot"), source);

    assertThat(inhibitor.inhibitedBy(Labels.of("s", "warning", "bot", "a"), NOW))
        .contains(source.fingerprint());
    assertThat(inhibitor.inhibitedBy(Labels.of("s", "warning", "bot", "b"), NOW)).isEmpty();
    assertThat(inhibitor.inhibitedBy(Labels.of("s", "info", "bot", "a"), NOW)).isEmpty();
    assertThat(inhibitor.inhibitedBy(Labels.of("s", "warning", "bot", "a"), NOW.plusSeconds(1)))
        .isEmpty();
  }

  @Test
  void labelsThatBothLackAreEqual() {
    Inhibitor inhibitor =
        inhibitor(rule("s=critical", "s=warning", "x"), alert(NOW.plusSeconds(1), "s", "critical"));

    assertThat(inhibitor.inhibitedBy(Labels.of("s", "warning"), NOW)).isPresent();
  }

  @Test
  void twoThatMatchBothSidesDoNotInhibitEachOther() {
    Alert both = alert(NOW.plusSeconds(1), "a", "1", "b", "1");
    Inhibitor inhibitor = inhibitor(rule("a=1", "b=1"), both);

    assertThat(inhibitor.inhibitedBy(both.labels(), NOW)).isEmpty();
    assertThat(inhibitor.inhibitedBy(Labels.of("b", "1"), NOW)).isPresent();
    inhibitor.put(alert(NOW.plusSeconds(1), "a", "1"));
    assertThat(inhibitor.inhibitedBy(both.labels(), NOW)).isPresent();
  }

  @Test
  void anEmptyRuleDoesNoHarm() {
    Alert alert = alert(NOW.plusSeconds(1), "a", "1");

    assertThat(inhibitor(rule("", ""), alert).inhibitedBy(alert.labels(), NOW)).isEmpty();
  }

  @Test
  void aForgottenSourceInhibitsNothing() {
    Alert source = alert(NOW.plusSeconds(1), "s", "critical");
    Inhibitor inhibitor = inhibitor(rule("s=critical", "s=warning"), source);

    inhibitor.remove(source);

    assertThat(inhibitor.inhibitedBy(Labels.of("s", "warning"), NOW)).isEmpty();
  }
}
