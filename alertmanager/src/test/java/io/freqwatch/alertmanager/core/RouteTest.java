package io.freqwatch.alertmanager.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.model.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static final Route TREE =
      Route.tree(
          AlertmanagerReader.parse(
                  "x",
                  """
                  route:
                    receiver: all
                    group_by: [alertname, bot]
                    group_interval: 1m
                    labels: {team: x}
                    routes:
                      - matchers: [severity=critical]
                        receiver: page
                        group_wait: 1s
                        continue: true
                        routes:
                          - matchers: ['bot=~"a.*"', owner=me]
                            group_by: ['...']
                            labels: {team: y}
                      - matchers: [alertname=Watchdog]
                        receiver: heartbeat
                        group_by: [bot]
                      - matchers: [severity=critical]
                        receiver: mail
                      - matchers: ['missing!=x']
                        receiver: never-asked
                        continue: true
                  receivers:
                    - {name: all}
                    - {name: page}
                    - {name: heartbeat}
                    - {name: mail}
                    - {name: never-asked}
                  """,
                  Path.of("/"))
              .route());

  private static List<String> receivers(String... labels) {
    return TREE.match(Labels.of(labels)).stream().map(Route::receiver).toList();
  }

  @Test
  void theDeepestMatchingRouteTakesTheAlert() {
    List<Route> routes =
        TREE.match(Labels.of("severity", "critical", "bot", "alpha", "owner", "me"));

    assertThat(routes).hasSize(2);
    assertThat(routes.getFirst().path()).isEqualTo("0.0.0");
    assertThat(routes.getFirst().key())
        .isEqualTo("{}/{severity=\"critical\"}/{bot=~\"a.*\",owner=\"me\"}");
  }

  @Test
  void siblingsAreAskedOnlyAfterOneThatContinues() {
    assertThat(receivers("severity", "critical")).containsExactly("page", "mail");
    assertThat(receivers("alertname", "Watchdog")).containsExactly("heartbeat");
  }

  @Test
  void anAlertThatNoChildTakesStaysAtTheNode() {
    assertThat(receivers("alertname", "x")).containsExactly("never-asked");
    assertThat(receivers("missing", "x")).containsExactly("all");
  }

  @Test
  void childrenInheritAndOverride() {
    Route page = TREE.children().getFirst();

    assertThat(page.groupWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(page.groupInterval()).isEqualTo(Duration.ofMinutes(1));
    assertThat(page.repeatInterval()).isEqualTo(Duration.ofHours(4));
    assertThat(page.labels()).isEqualTo(Labels.of("team", "x"));
    assertThat(page.children().getFirst().labels()).isEqualTo(Labels.of("team", "y"));
    assertThat(page.children().getFirst().receiver()).isEqualTo("page");
    assertThat(page.children().getFirst().continues()).isFalse();
  }

  @Test
  void groupsByTheLabelsThatThereAre() {
    Labels alert = Labels.of("alertname", "Down", "bot", "a \"b\"", "pair", "X");

    assertThat(TREE.groupLabels(alert)).isEqualTo(Labels.of("alertname", "Down", "bot", "a \"b\""));
    assertThat(TREE.groupKey(TREE.groupLabels(alert)))
        .isEqualTo("{}:{alertname=\"Down\", bot=\"a \\\"b\\\"\"}");
    assertThat(TREE.children().getFirst().children().getFirst().groupLabels(alert))
        .isEqualTo(alert);
  }
}
