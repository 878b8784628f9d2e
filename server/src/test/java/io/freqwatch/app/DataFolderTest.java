package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path folder;

  @Test
  void isHeldByOneAtATime() throws IOException {
    try (DataFolder held = DataFolder.open(folder)) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("is in use by another Freqwatch");
      assertThat(DataFolder.isHeld(held.path())).isTrue();
    }
    assertThat(DataFolder.isHeld(folder)).isFalse();
    DataFolder.open(folder).close();
  }

  @Test
  void doesNotMindALockFileThatADeadProcessLeft() throws IOException {
    Files.writeString(folder.resolve("freqwatch.lock"), "");
    DataFolder.open(folder).close();
  }

  @Test
  void emptiesOnlyWhatADemoHasMade() throws IOException {
    Path demo = folder.resolve("demo");
    DataFolder.emptyDemo(demo);
    Files.createDirectories(demo.resolve("metrics/old"));
    Files.writeString(demo.resolve("metrics/old/chunk"), "x");
    Path module = Files.createDirectories(DataFolder.python(demo)).resolve("module.py");
    Files.writeString(module, "pass");
    Files.createDirectories(DataFolder.realBots(demo).resolve("real-1"));
    DataFolder.emptyDemo(demo);
    assertThat(demo.resolve("metrics")).doesNotExist();
    assertThat(DataFolder.realBots(demo).resolve("real-1")).doesNotExist();
    assertThat(module).as("what takes minutes to make").exists();
  }

  @Test
  void leavesAFolderAloneThatHoldsAnythingElse() throws IOException {
    Files.writeString(folder.resolve("diary.txt"), "dear diary");
    assertThatThrownBy(() -> DataFolder.emptyDemo(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is not empty and no demo's folder");
    assertThat(folder.resolve("diary.txt")).exists();
  }
}
