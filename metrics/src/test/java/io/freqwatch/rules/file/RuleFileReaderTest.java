package io.freqwatch.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freqwatch.codec.InvalidFileException;
import io.freqwatch.codec.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileReaderTest {
  @TempDir Path folder;

  private RuleFile read(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("r.yml"), yaml);
    return RuleFileReader.readAll(List.of(file), RuleFileReaderTest::refuseBroken).getFirst();
  }

  private static void refuseBroken(String name, String text) {
    if (text.contains("{{ broken")) {
      throw new IllegalArgumentException(name + ": broken");
    }
  }

  private List<String> problems(String yaml) {
    InvalidFileException e = catchThrowableOfType(InvalidFileException.class, () -> read(yaml));
    return e.problems().stream().map(RuleFileReaderTest::brief).toList();
  }

  private static String brief(Problem problem) {
    return "%d:%d %s: %s; %s"
        .formatted(
            problem.line(), problem.column(), problem.key(), problem.found(), problem.expected());
  }

  @Test
  void readsEveryKey() throws IOException {
    RuleFile file =
        read(
            """
            groups:
              - name: g
                interval: 30s
                query_offset: 5s
                limit: 7
                labels: {team: ops, severity: info}
                rules:
                  - record: a:b
                    expr: sum(  up )
                    labels: {x: 1, y: }
                  - alert: Down
                    expr: up==0
                    for: 1m
                    keep_firing_for: 2m
                    labels: {severity: page}
                    annotations: {summary: "{{ $labels.bot }}"}
            """);

    GroupDefinition group = file.groups().getFirst();
    assertThat(group.interval()).contains(Duration.ofSeconds(30));
    assertThat(group.queryOffset()).contains(Duration.ofSeconds(5));
    assertThat(group.limit()).isEqualTo(OptionalInt.of(7));
    assertThat(group.rules())
        .containsExactly(
            new RuleDefinition.Recording(
                "a:b",
                "sum(up)",
                new TreeMap<>(Map.of("team", "ops", "severity", "info", "x", "1", "y", ""))),
            new RuleDefinition.Alerting(
                "Down",
                "up == 0",
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                new TreeMap<>(Map.of("team", "ops", "severity", "page")),
                new TreeMap<>(Map.of("summary", "{{ $labels.bot }}"))));
  }

  @Test
  void leavesOutWhatAFileLeavesOut() throws IOException {
    GroupDefinition group = read("groups: [{name: g}]").groups().getFirst();
    assertThat(group.interval()).isEmpty();
    assertThat(group.queryOffset()).isEqualTo(Optional.empty());
    assertThat(group.limit()).isEmpty();
    assertThat(read("").groups()).isEmpty();
  }

  @Test
  void namesEveryMistakeWithItsPlace() {
    assertThat(
            problems(
                """
                groups:
                  - name: g
                    every: 5m
                    rules:
                      - record: a
                        alert: b
                        expr: up
                      - expr: up
                      - record: a
                        expr: "sum(up"
                        for: 1m
                        annotations: {x: y}
                      - alert: c
                        expr: up
                        for: 5
                        labels: {__name__: x}
                        annotations: {x: "{{ broken"}
                  - name: g
                """))
        .containsExactly(
            "3:5 groups[0].every: an unknown key; one of name, labels, interval, query_offset,"
                + " limit, rules",
            "6:9 groups[0].rules[0].alert: record and alert; one of record and alert",
            "8:9 groups[0].rules[1]: neither record nor alert; one of record and alert",
            "10:9 groups[0].rules[2].expr: 1:7: parse error: unclosed left parenthesis; an"
                + " expression of PromQL",
            "11:9 groups[0].rules[2].for: for beside record; for only beside alert",
            "12:9 groups[0].rules[2].annotations: annotations beside record; annotations only"
                + " beside alert",
            "15:14 groups[0].rules[3].for: \"5\"; a duration such as 15s, 5m or 90d",
            "16:9 groups[0].rules[3].labels: \"__name__\"; names of labels",
            "17:9 groups[0].rules[3].annotations: x: __alert_c: broken; templates of the alert c",
            "18:5 groups[1].name: \"g\" again; a name of its own in this file");
  }
}
