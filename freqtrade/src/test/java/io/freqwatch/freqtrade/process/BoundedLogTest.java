package io.freqwatch.freqtrade.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
  @TempDir Path folder;

  @Test
  void keepsTwoFilesOfALimitedSize() throws IOException {
    Path file = folder.resolve("bot.log");
    try (BoundedLog log = new BoundedLog(file, 40)) {
      for (int i = 0; i < 20; i++) {
        log.line("line " + (100 + i));
      }
      assertThat(log.last()).containsExactly("line 117", "line 118", "line 119");
    }
    assertThat(file).content().endsWith("line 119\n");
    assertThat(Files.size(file)).isLessThanOrEqualTo(40);
    assertThat(Files.size(folder.resolve("bot.log.1"))).isLessThanOrEqualTo(40);
    assertThat(folder).isDirectoryNotContaining("glob:**.2");
  }

  @Test
  void goesOnWhereAnEarlierLifeEnded() throws IOException {
    Path file = folder.resolve("bot.log");
    for (String line : new String[] {"first", "second"}) {
      try (BoundedLog log = new BoundedLog(file)) {
        log.line(line);
      }
    }
    assertThat(file).hasContent("first\nsecond\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .as("it may name tokens")
        .isEqualTo("rw-------");
  }
}
