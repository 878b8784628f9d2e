package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "up",
        "demo",
        "init",
        "status",
        "doctor",
        "simulate",
        "exporter",
        "check",
        "check config",
        "check prometheus"
      })
  void helpsEverywhere(String command) {
    CommandRun run = new CommandRun(folder);
    String[] arguments = (command + " --help").strip().split(" ");
    assertThat(run.run(arguments)).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).contains("Usage: freqwatch", "--help");
  }

  @Test
  void tellsItsVersion() {
    CommandRun run = new CommandRun(folder);
    assertThat(run.run("--version")).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).matches("freqwatch \\d+\\.\\d+\\.\\d+\\s+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "demo --bots many",
        "status --jsn",
        "check",
        "check prometheus",
        "check prometheus absent.yml",
        "demo --bots 0",
        "demo --dialect 3",
        "status --server nonsense"
      })
  void endsWithTwoWhenUsedWrongly(String command) {
    CommandRun run = new CommandRun(folder);
    assertThat(run.run(command.split(" "))).isEqualTo(ExitCode.WRONG_USE);
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void endsWithThreeWhereNoServerIs() {
    CommandRun run = new CommandRun(folder).with("FREQWATCH_SERVER", "http://127.0.0.1:1");
    assertThat(run.run("status")).isEqualTo(ExitCode.SERVER_NOT_REACHED);
    assertThat(run.err()).contains("no Freqwatch at http://127.0.0.1:1", "freqwatch demo");
  }

  @Test
  void checksAConfigurationWithoutStarting() throws IOException {
    Files.writeString(folder.resolve("good.yml"), "data: here\n");
    CommandRun run = new CommandRun(folder);
    assertThat(run.run("check", "config", "good.yml")).isEqualTo(ExitCode.FINE);
    assertThat(run.out()).contains("✓ good.yml: 0 bots", "no bots");
  }

  @Test
  void printsEveryProblemOfAConfigurationAtOnce() throws IOException {
    Files.writeString(folder.resolve("freqwatch.yml"), "dat: x\nbots: 3\n");
    CommandRun check = new CommandRun(folder);
    assertThat(check.run("check", "config")).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(check.out()).contains("freqwatch.yml:1:1: dat", "freqwatch.yml:2:7: bots");
    CommandRun up = new CommandRun(folder);
    assertThat(up.run("up")).isEqualTo(ExitCode.WRONG_USE);
    assertThat(up.err()).contains("freqwatch.yml:1:1: dat", "freqwatch.yml:2:7: bots");
  }

  @Test
  void checksPrometheusFilesAsPromtoolDoes() throws IOException {
    Files.writeString(folder.resolve("good.yml"), "scrape_configs: [{job_name: a}]\n");
    Files.writeString(
        folder.resolve("bad.yml"), "scrape_configs: [{job_name: a, schem: x}]\nrule_file: []\n");
    CommandRun good = new CommandRun(folder);
    assertThat(good.run("check", "prometheus", "good.yml")).isEqualTo(ExitCode.FINE);
    assertThat(good.out())
        .isEqualTo(
            "Checking good.yml\n SUCCESS: good.yml is valid prometheus config file syntax\n\n");
    CommandRun both = new CommandRun(folder);
    assertThat(both.run("check", "prometheus", "good.yml", "bad.yml"))
        .isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(both.out())
        .contains("SUCCESS: good.yml")
        .contains("FAILED: " + folder.resolve("bad.yml") + ":1:32: scrape_configs[0].schem: ")
        .contains("bad.yml:2:1: rule_file: ");
  }
}
