package io.freqwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.alertmanager.heartbeat.HeartbeatOptions;
import io.freqwatch.codec.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatReaderTest {
  @TempDir private Path folder;

  private HeartbeatOptions read(String heartbeat) throws IOException {
    String text = "alerting: {embedded: {heartbeat: " + heartbeat + "}}";
    Path file = Files.writeString(folder.resolve("freqwatch.yml"), text);
    return ConfigurationReader.read(file, Map.of("URL", "https://hc.example/a1b2"))
        .alerting()
        .router()
        .heartbeat();
  }

  @Test
  void readsTheAddressElsewhereAndTheSiblings() throws IOException {
    HeartbeatOptions options =
        read("{url: {env: URL}, every: 30s, siblings: {attic: {}, cellar: {silent_after: 5m}}}");

    assertThat(options.url().orElseThrow().read().reveal()).isEqualTo("https://hc.example/a1b2");
    assertThat(options.every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.siblings())
        .containsOnly(
            Map.entry("attic", HeartbeatOptions.SILENT_AFTER),
            Map.entry("cellar", Duration.ofMinutes(5)));
    assertThat(options.toString()).doesNotContain("a1b2");
  }

  @Test
  void hearsNobodyUnlessAsked() throws IOException {
    assertThat(read("{}")).isEqualTo(HeartbeatOptions.NONE);
  }

  @Test
  void namesEveryMistake() {
    assertThatThrownBy(
            () -> read("{every: 1s, often: 1, siblings: {'a b': {}, attic: {silent_after: 2s}}}"))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("every")
        .hasMessageContaining("10s or more")
        .hasMessageContaining("often")
        .hasMessageContaining("a b")
        .hasMessageContaining("silent_after");
  }
}
