package io.freqwatch.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.discovery.BotListDiscovery;
import io.freqwatch.discovery.BotTarget;
import io.freqwatch.discovery.TargetGroup;
import io.freqwatch.model.Labels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {
  private final ScrapeOptions options =
      ScrapeOptions.of("freqtrade").withParam("collect[]", "state", "a b");

  @Test
  void makesTheAddressFromLabelsAndOptions() {
    Target target = Target.of(options, Labels.of("__address__", "127.0.0.1:8090"));
    assertThat(target.uri())
        .hasToString("http://127.0.0.1:8090/metrics?collect%5B%5D=state&collect%5B%5D=a+b");
    assertThat(target.labels())
        .isEqualTo(Labels.of("job", "freqtrade", "instance", "127.0.0.1:8090"));
  }

  @Test
  void letsTheTargetsLabelsWin() {
    Target target =
        Target.of(
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
    assertThatThrownBy(() -> Target.of(options, Labels.of("a", "b")))
        .hasMessageContaining("__address__");
    assertThatThrownBy(() -> Target.of(options, Labels.of("__address__", "http://h/")))
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
    Target target = Target.of(options, heard.getLast().getFirst().joined().getFirst());
    assertThat(target.uri().getPath()).isEqualTo("/bots/alpha/metrics");
    assertThat(target.labels())
        .isEqualTo(
            Labels.of(
                "bot", "alpha", "env", "home", "instance", "127.0.0.1:8080", "job", "freqtrade"));
  }
}
