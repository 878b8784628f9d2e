package io.freqwatch.alertmanager.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.config.AlertmanagerReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingRemarksTest {
  private static final Duration RETENTION = Duration.ofDays(5);

  private static List<String> remarks(String route) {
    String text = "route: " + route + "\nreceivers: [{name: a}, {name: b}]\n";
    return TimingRemarks.of(
        Route.tree(AlertmanagerReader.parse("f", text, Path.of("/")).route()), RETENTION);
  }

  @Test
  void theDefaultsSurpriseNobody() {
    assertThat(remarks("{receiver: a}")).isEmpty();
  }

  @Test
  void aRepetitionThatComesLaterThanItSays() {
    assertThat(remarks("{receiver: a, group_interval: 5m, repeat_interval: 7m}"))
        .containsExactly(
            "route of a: repeat_interval 7m is no multiple of group_interval 5m: it repeats every"
                + " 10m");
    assertThat(remarks("{receiver: a, group_interval: 5m, repeat_interval: 50s}"))
        .containsExactly(
            "route of a: repeat_interval 50s is shorter than group_interval 5m: it repeats every"
                + " 5m");
  }

  @Test
  void aFirstNotificationThatIsTheSlowest() {
    assertThat(remarks("{receiver: a, group_wait: 10m}"))
        .hasSize(1)
        .first()
        .asString()
        .contains("slowest");
  }

  @Test
  void aRepetitionThatIsForgotten() {
    assertThat(remarks("{receiver: a, repeat_interval: 10d}"))
        .singleElement()
        .asString()
        .contains("10d is longer than 5d");
  }

  @Test
  void whatIsInheritedIsSaidOnce() {
    assertThat(
            remarks(
                "{receiver: a, repeat_interval: 7m, routes: [{matchers: [x=y], receiver: b},"
                    + " {matchers: [x=z], repeat_interval: 8m}]}"))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("route {x=\"z\"} of a: repeat_interval 8m");
  }
}
