package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.alertmanager.config.AlertmanagerReader;
import io.freqwatch.config.AlertingOptions;
import io.freqwatch.config.FreqwatchOptions;
import io.freqwatch.config.LimitOptions;
import io.freqwatch.config.ListenerOptions;
import io.freqwatch.config.MetricsOptions;
import io.freqwatch.discovery.FilePatterns;
import io.freqwatch.rules.GoTemplates;
import io.freqwatch.rules.file.RuleFileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAlertingTest {
  @TempDir private Path folder;

  private FreqwatchOptions demo(int portOffset) {
    FreqwatchOptions plain =
        new FreqwatchOptions(
                folder.resolve("data"),
                ListenerOptions.DEFAULTS,
                List.of(),
                MetricsOptions.DEFAULTS,
                AlertingOptions.DEFAULTS,
                LimitOptions.DEFAULTS,
                List.of(),
                List.of())
            .shifted(portOffset);
    return DemoAlerting.added(plain);
  }

  @Test
  void writesFilesThatBothPartsRead() {
    FreqwatchOptions options = demo(0);
    var prometheus = options.metrics().config().orElseThrow().read();
    var files = FilePatterns.files(prometheus.rules().files());

    assertThat(files).hasSameSizeAs(MixinRules.FILES);
    assertThat(RuleFileReader.readAll(files, new GoTemplates())).isNotEmpty();
    var config = AlertmanagerReader.read(options.alerting().config().orElseThrow(), Map.of());
    assertThat(config.receivers()).containsKeys("outbox", "nobody");
    assertThat(options.alerting().channels()).containsKey("outbox");
  }

  @Test
  void theReceiverFollowsThePort() throws Exception {
    Path file = demo(2_000).alerting().config().orElseThrow();

    assertThat(file).content().contains("http://127.0.0.1:11093/channels/outbox");
  }

  @Test
  void waitsSecondsWhereTheRulesSayMinutes() {
    assertThat(DemoAlerting.quicker("  - alert: A\n    for: 2m\n    keep_firing_for: 30m\n"))
        .isEqualTo("  - alert: A\n    for: 10s\n    keep_firing_for: 150s\n");
    assertThat(DemoAlerting.quicker("    for: 6h\n    expr: x[5m]\n"))
        .isEqualTo("    for: 6h\n    expr: x[5m]\n");
  }
}
