package io.freqwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromqlTestCommandTest {
  private static final String GOOD =
      """
      load 1m
        trades_total{bot="alpha"} 0+60x10

      eval instant at 10m rate(trades_total[5m])
        {bot="alpha"} 1

      eval instant at 10m trades_total
        trades_total{bot="alpha"} 600
      """;

  @TempDir private Path folder;
  private CommandRun last = new CommandRun(Path.of("."));

  private int run(String... files) {
    last = new CommandRun(folder);
    String[] arguments = new String[files.length + 1];
    arguments[0] = "promql-test";
    System.arraycopy(files, 0, arguments, 1, files.length);
    return last.run(arguments);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void endsWithCountsOverAllFiles() throws IOException {
    write("one.test", GOOD);
    write("two.test", GOOD);
    assertThat(run("one.test", "two.test")).isZero();
    assertThat(last.out().lines())
        .containsExactly(
            "one.test: 2 passed, 0 failed", "two.test: 2 passed, 0 failed", "4 passed, 0 failed");
  }

  @Test
  void saysWhatFailedAndWhere() throws IOException {
    write("good.test", GOOD);
    write("bad.test", GOOD.replace("} 600", "} 601"));
    assertThat(run("good.test", "bad.test")).isEqualTo(1);
    assertThat(last.out().lines().toList())
        .anyMatch(line -> line.startsWith("bad.test: line 7: trades_total: expected 601"))
        .last()
        .isEqualTo("3 passed, 1 failed");
  }

  @Test
  void failsWhereAFileIsNoTest() throws IOException {
    write("odd.test", "evaluate something\n");
    assertThat(run("odd.test")).isEqualTo(1);
    assertThat(last.out()).endsWith("0 passed, 1 failed\n");
  }

  @Test
  void isWrongUseWithoutAFileOrWithOneThatIsNotThere() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("missing.test")).isEqualTo(2);
    assertThat(last.err()).contains("cannot read", "missing.test");
  }
}
