package io.freqwatch.web.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.lifecycle.ManualClock;
import io.freqwatch.model.Labels;
import io.freqwatch.notifier.AlertmanagerStatistics;
import io.freqwatch.notifier.NotifierStatistics;
import io.freqwatch.rules.Alert;
import io.freqwatch.rules.AlertState;
import io.freqwatch.rules.DurationSummary;
import io.freqwatch.rules.GroupStatistics;
import io.freqwatch.rules.GroupView;
import io.freqwatch.rules.RuleHealth;
import io.freqwatch.rules.RuleStatus;
import io.freqwatch.rules.RuleView;
import io.freqwatch.rules.file.GroupDefinition;
import io.freqwatch.rules.file.RuleDefinition;
import io.freqwatch.storage.MemoryStorage;
import io.freqwatch.storage.MemoryStorageOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RulePathsTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final RuleStatus GOOD = new RuleStatus(RuleHealth.GOOD, "", 0.5, NOW);
  private static final RuleStatus EVALUATED_NEVER =
      new RuleStatus(RuleHealth.GOOD, "", 1, Alert.NEVER);
  private static final RuleDefinition.Recording RECORDING =
      new RuleDefinition.Recording("a:b", "sum(up)", new TreeMap<>());
  private static final RuleDefinition.Alerting ALERTING =
      new RuleDefinition.Alerting(
          "Down",
          "up == 0",
          Duration.ofMinutes(1),
          Duration.ZERO,
          new TreeMap<>(Map.of("severity", "page", "of", "{{ $labels.bot }}")),
          new TreeMap<>(Map.of("summary", "{{ $labels.bot }} is down")));
  private static final Alert ALERT =
      new Alert(
          Labels.of("alertname", "Down", "bot", "a"),
          Labels.of("summary", "a is down"),
          AlertState.FIRING,
          0.00125,
          NOW,
          NOW,
          Alert.NEVER,
          Alert.NEVER,
          Alert.NEVER);

  private PrometheusFixture api;

  @BeforeEach
  void start() {
    ManualClock clock = new ManualClock(NOW);
    api =
        new PrometheusFixture(
            new MemoryStorage(MemoryStorageOptions.DEFAULT, clock), clock, List::of);
    api.groups(
        List.of(
            group("a.yml", "first", new RuleView(RECORDING, GOOD, List.of())),
            group(
                "b.yml",
                "second",
                new RuleView(ALERTING, EVALUATED_NEVER, List.of(ALERT)),
                new RuleView(RECORDING, GOOD, List.of()))));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private static GroupView group(String file, String name, RuleView... rules) {
    List<RuleDefinition> definitions = new ArrayList<>();
    for (RuleView rule : rules) {
      definitions.add(rule.definition());
    }
    return new GroupView(
        new GroupDefinition(
            file, name, Optional.empty(), Optional.empty(), OptionalInt.empty(), definitions),
        Duration.ofSeconds(15),
        7,
        List.of(rules),
        new GroupStatistics(1, 0, 2, 0, 0, NOW, 0.25, 0.2, 3, 0));
  }

  private JsonNode groups(String... parameters) {
    return api.data("/api/v1/rules", parameters).get("groups");
  }

  private String error(String... parameters) {
    return Json.parse(api.get("/api/v1/rules", parameters).body()).get("error").asString();
  }

  @Test
  void showsGroupsWithTheirRulesAndAlerts() {
    assertThat(groups("rule_group[]", "second").get(0))
        .isEqualTo(
            Json.parse(
                """
                {"name": "second", "file": "b.yml", "interval": 15.0, "limit": 7,
                 "evaluationTime": 0.25, "lastEvaluation": "2023-11-14T22:13:20Z",
                 "rules": [
                  {"state": "firing", "name": "Down", "query": "up == 0", "duration": 60.0,
                   "keepFiringFor": 0.0,
                   "labels": {"of": "{{ $labels.bot }}", "severity": "page"},
                   "annotations": {"summary": "{{ $labels.bot }} is down"},
                   "alerts": [
                    {"labels": {"alertname": "Down", "bot": "a"},
                     "annotations": {"summary": "a is down"}, "state": "firing",
                     "activeAt": "2023-11-14T22:13:20Z", "value": "1.25e-03"}],
                   "health": "ok", "evaluationTime": 1.0,
                   "lastEvaluation": "0001-01-01T00:00:00Z", "type": "alerting"},
                  {"name": "a:b", "query": "sum(up)", "health": "ok", "evaluationTime": 0.5,
                   "lastEvaluation": "2023-11-14T22:13:20Z", "type": "recording"}]}
                """));
  }

  @Test
  void showsWhatIsAskedFor() {
    assertThat(names()).containsExactly("first/a:b", "second/Down", "second/a:b");
    assertThat(names("type", "alert")).containsExactly("second/Down");
    assertThat(names("type", "record")).containsExactly("first/a:b", "second/a:b");
    assertThat(names("rule_name[]", "Down")).containsExactly("second/Down");
    assertThat(names("file[]", "a.yml")).containsExactly("first/a:b");
    assertThat(names("match[]", "{severity=\"page\"}")).containsExactly("second/Down");
    assertThat(names("match[]", "{of!=\"\"}")).isEmpty();
    assertThat(
            groups("type", "alert", "exclude_alerts", "true")
                .get(0)
                .get("rules")
                .get(0)
                .get("alerts"))
        .isEmpty();
    assertThat(error("type", "other"))
        .isEqualTo("invalid parameter \"type\": not supported value \"other\"");
  }

  private List<String> names(String... parameters) {
    List<String> names = new ArrayList<>();
    for (JsonNode group : groups(parameters)) {
      for (JsonNode rule : group.get("rules")) {
        names.add(group.get("name").asString() + "/" + rule.get("name").asString());
      }
    }
    return names;
  }

  @Test
  void showsGroupsPageByPage() {
    JsonNode first = api.data("/api/v1/rules", "group_limit", "1");
    String token = first.get("groupNextToken").asString();
    JsonNode second = api.data("/api/v1/rules", "group_limit", "1", "group_next_token", token);

    assertThat(first.get("groups")).hasSize(1);
    assertThat(second.get("groups").get(0).get("name").asString()).isEqualTo("second");
    assertThat(second.has("groupNextToken")).isFalse();
    assertThat(error("group_limit", "1", "group_next_token", "x"))
        .isEqualTo(
            "invalid parameter \"group_next_token\": invalid group_next_token 'x'."
                + " were rule groups changed?");
    assertThat(error("group_next_token", token)).contains("group_limit");
    assertThat(error("group_limit", "0")).contains("greater than 0");
  }

  @Test
  void showsAlertsOfAllRules() {
    JsonNode alerts = api.data("/api/v1/alerts").get("alerts");
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).get("labels").get("bot").asString()).isEqualTo("a");
  }

  @Test
  void showsWhoIsTold() {
    URI one = URI.create("http://h:9093/api/v2/alerts");
    DurationSummary none = new DurationSummary(0, 0, new double[0]);
    api.notified(
        new NotifierStatistics(
            List.of(new AlertmanagerStatistics(one, 0, 0, 0, 0, 10, none)),
            List.of(URI.create("http://i:9093/api/v2/alerts"))));
    assertThat(api.data("/api/v1/alertmanagers"))
        .isEqualTo(
            Json.parse(
                """
                {"activeAlertmanagers": [{"url": "http://h:9093/api/v2/alerts"}],
                 "droppedAlertmanagers": [{"url": "http://i:9093/api/v2/alerts"}]}
                """));
  }

  @Test
  void printsNumbersAsGoDoes() {
    assertThat(List.of(1.0, 0.0, -12.5, 1e21))
        .extracting(RuleJson::scientific)
        .containsExactly("1e+00", "0e+00", "-1.25e+01", "1e+21");
  }
}
