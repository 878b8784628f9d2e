package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.discovery.BotListDiscovery;
import io.freqwatch.discovery.BotTarget;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Labels;
import io.freqwatch.model.Regex;
import io.freqwatch.relabel.NameScheme;
import io.freqwatch.relabel.RelabelAction;
import io.freqwatch.relabel.RelabelConfig;
import io.freqwatch.relabel.Relabeling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private final ScrapeOptions options =
      ScrapeOptions.of("freqtrade").withParam("collect[]", "state", "a b");

  @Test
  void makesTheAddressFromLabelsAndOptions() {
    Target target = Targets.of(options, Labels.of("__address__", "127.0.0.1:8090"));
    assertThat(target.uri())
        .hasToString("http://127.0.0.1:8090/metrics?collect%5B%5D=state&collect%5B%5D=a+b");
    assertThat(target.labels())
        .isEqualTo(Labels.of("job", "freqtrade", "instance", "127.0.0.1:8090"));
  }

  @Test
  void letsTheTargetsLabelsWin() {
    Target target =
        Targets.of(
            options,
            Labels.of(
                "__address__",
                "h:1",
                "__scheme__",
                "https",
                "__metrics_path__",
                "/x",
                "__param_collect[]",
                "all",
                "__param_p",
                "1",
                "instance",
                "i",
                "job",
                "j"));
    assertThat(target.uri()).hasToString("https://h:1/x?collect%5B%5D=all&collect%5B%5D=a+b&p=1");
    assertThat(target.labels()).isEqualTo(Labels.of("instance", "i", "job", "j"));
  }

  @Test
  void refusesATargetWithoutAnAddress() {
    assertThatThrownBy(() -> Targets.of(options, Labels.of("a", "b")))
        .hasMessageContaining("__address__");
    assertThatThrownBy(() -> Targets.of(options, Labels.of("__address__", "http://h/")))
        .hasMessageContaining("http://h/");
  }

  @Test
  void givesABotTheLabelsOfItsSeries() {
    BotListDiscovery bots = new BotListDiscovery();
    List<List<TargetGroup>> heard = new ArrayList<>();
    bots.subscribe(heard::add);
    bots.replace(
        List.of(
            new BotTarget(
                "alpha",
                "127.0.0.1:8080",
                "127.0.0.1:8090",
                "/bots/alpha/metrics",
                Labels.of("env", "home"))));
    Target target = Targets.of(options, heard.getLast().getFirst().joined().getFirst());
    assertThat(target.uri().getPath()).isEqualTo("/bots/alpha/metrics");
    assertThat(target.labels())
        .isEqualTo(
            Labels.of(
                "bot", "alpha", "env", "home", "instance", "127.0.0.1:8080", "job", "freqtrade"));
  }

  @Test
  void takesIntervalAndTimeoutFromLabels() {
    Target target =
        Targets.of(
            options,
            Labels.of(
                "__address__", "h:1", "__scrape_interval__", "5s", "__scrape_timeout__", "3s"));
    assertThat(target.interval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(target.timeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({
    "__scrape_interval__, soon, not a valid duration",
    "__scrape_interval__, 0s, __scrape_interval__ is 0",
    "__scrape_timeout__, 2m, is longer than __scrape_interval__",
    "__scheme__, ftp, __scheme__ http or https",
    "__address__, user@h:1, more than host and port",
    "__address__, h:port, has no host"
  })
  void refusesLabelsThatMakeNoTarget(String label, String value, String message) {
    Labels labels = Labels.of("__address__", "h:1").toBuilder().set(label, value).build();
    assertThatThrownBy(() -> Targets.of(options, labels)).hasMessageContaining(message);
  }

  @Test
  void takesAHostThatJavaWouldNot() {
    Target target = Targets.of(options, Labels.of("__address__", "node_exporter:9100"));
    assertThat(target.uri()).hasScheme("http").hasPath("/metrics");
    assertThat(target.instance()).isEqualTo("node_exporter:9100");
  }

  @Test
  void isTheSameTargetWhereverItIsFound() {
    Labels found = Labels.of("__address__", "h:1", "__meta_source", "a");
    Labels again = Labels.of("__address__", "h:1", "__meta_source", "b");
    assertThat(Targets.of(options, found)).isEqualTo(Targets.of(options, again));
  }

  @Test
  void relabelsBeforeAnythingElse() {
    RelabelConfig port =
        new RelabelConfig(
            List.of("__meta_port"),
            ";",
            Regex.of("(.+)"),
            0,
            "__address__",
            "10.0.0.1:$1",
            RelabelAction.REPLACE);
    ScrapeOptions relabelled =
        options.withRelabeling(new Relabeling(List.of(port), NameScheme.UTF8));
    Target target = Targets.of(relabelled, Labels.of("__meta_port", "9100"));
    assertThat(target.uri()).hasHost("10.0.0.1").hasPort(9100);
    assertThat(target.labels())
        .isEqualTo(Labels.of("instance", "10.0.0.1:9100", "job", "freqtrade"));
  }
}
