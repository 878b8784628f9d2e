package io.freqwatch.alertmanager.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.freqwatch.codec.InvalidFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

final class AlertmanagerReaderFuzzer {
  @FuzzTest(maxDuration = "1m")
  void refusesInWordsOrShowsWhatItRead(byte[] input) {
    AlertmanagerConfig config;
    try {
      config =
          AlertmanagerReader.parse(
              "x", new String(input, StandardCharsets.UTF_8), Path.of("/etc/alertmanager"));
    } catch (InvalidFileException e) { // refused as it should be
      assertThat(e.problems()).isNotEmpty();
      return;
    }
    assertThat(config.shown()).contains("receivers:");
  }
}
