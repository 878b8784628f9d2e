package io.freqwatch.freqtrade.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.freqwatch.lifecycle.Clock;
import io.freqwatch.lifecycle.ManualClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotProcessTest {
  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(0);

  private RealBots bots(String script, Clock time) throws IOException {
    Path python = RealBotsFixture.script(folder.resolve("python"), script);
    return new RealBots(RealBotsFixture.options(folder, python, time));
  }

  @Test
  void startsABotAgainLaterEachTime() throws Exception {
    try (RealBots bots = bots("echo started; exit 3\n", clock)) {
      bots.start();
      for (int life = 1; life <= 3; life++) {
        awaitLives(bots, life);
        clock.awaitSleepers(2);
        clock.advance(Duration.ofMillis(400L << life - 1));
        assertThat(lives(bots)).as("not before half the wait").isEqualTo(life);
        clock.advance(Duration.ofMillis(600L << life - 1));
      }
    }
  }

  private static void awaitLives(RealBots bots, int wanted) throws Exception {
    while (lives(bots) < wanted) {
      Clock.system().sleep(Duration.ofMillis(10));
    }
  }

  private static long lives(RealBots bots) throws IOException {
    Path log = bots.bots().getFirst().folder().resolve("bot.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  @Test
  void endsAllBotsWithinTwoSecondsThoughTheyDoNotWantTo() throws Exception {
    String stubborn = "trap '' TERM; echo up; while true; do sleep 0.1; done\n";
    RealBots bots = bots(stubborn, Clock.system());
    bots.start();
    while (bots.bots().stream().anyMatch(bot -> bots.pid(bot).isEmpty())) {
      Clock.system().sleep(Duration.ofMillis(10));
    }
    List<ProcessHandle> handles =
        bots.bots().stream()
            .map(bot -> ProcessHandle.of(bots.pid(bot).orElseThrow()).orElseThrow())
            .toList();
    long begin = Clock.system().monotonicNanos();
    bots.close();
    assertThat(Clock.system().monotonicNanos() - begin).isLessThan(2_800_000_000L);
    assertThat(handles).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void doesNotStartABotWhosePortIsTaken() throws Exception {
    RealBots bots = bots("echo started\n", clock);
    int port = bots.bots().getFirst().uri().getPort();
    try (bots;
        ServerSocket squatter =
            new ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
      bots.start();
      clock.awaitSleepers(2);
      assertThat(squatter.isBound()).isTrue();
      assertThat(bots.bots().getFirst().folder().resolve("bot.log")).doesNotExist();
      assertThat(bots.bots().getLast().folder().resolve("bot.log")).hasContent("started\n");
    }
  }

  @Test
  void aModuleEndsWhenItsParentIsGone() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeThat(python).as("a Python to try it with").isExecutable();
    Process process =
        BoundProcess.start(python, folder, List.of("http.server", "--bind", "127.0.0.1", "0"));
    assertThat(process.inputReader().readLine()).contains("Serving HTTP");
    process.getOutputStream().close();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(128 + 9);
  }
}
