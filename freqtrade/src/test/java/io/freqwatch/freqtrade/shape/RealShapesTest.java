package io.freqwatch.freqtrade.shape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.process.FreqtradeRelease;
import io.freqwatch.freqtrade.process.PythonEnvironment;
import io.freqwatch.freqtrade.process.RealBotsException;
import io.freqwatch.http.HttpFetcher;
import io.freqwatch.lifecycle.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real bot and a simulated one are asked the same in all their states; fields, types, what may be
 * null, statuses and refusals are the same, but for what {@link Allowance} names. With {@code
 * FREQTRADE_VERSION=latest} it says what changed upstream.
 */
@Tag("conformance")
@Tag("freqtrade")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class RealShapesTest {
  private static final Path SHARED = Path.of("..", "server", "target", "real-freqtrade", "python");
  private static final Path REPORT = Path.of("target", "real-freqtrade", "shapes.txt");
  private static final List<String> MESSAGES =
      List.of("entry", "entry_fill", "exit", "exit_fill", "status", "whitelist", "close");
  private static final Duration STARTED = Duration.ofMinutes(2);
  private static final Duration TRADED = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static Path python;

  @BeforeAll
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  static void install() throws InterruptedException {
    String wanted = System.getenv().getOrDefault("FREQTRADE_VERSION", "");
    PythonEnvironment environment =
        new PythonEnvironment(
            SHARED.normalize(),
            FreqtradeRelease.of(wanted),
            System.getenv(),
            _ -> {},
            Clock.system());
    try {
      environment.ready();
      python = environment.python();
    } catch (RealBotsException e) {
      Assumptions.assumeTrue(e.reason() == RealBotsException.Reason.FAILED, e.getMessage());
      throw e;
    }
  }

  @Test
  void realAndSimulatedBotsAnswerAlike() throws InterruptedException, IOException {
    try (HttpFetcher fetcher = new HttpFetcher(Clock.system());
        RealSide real = new RealSide(folder, python, fetcher);
        SimulatedSide simulated = new SimulatedSide(fetcher)) {
      simulated.bot().listen();
      AskedBot.await("the real bot", STARTED, () -> real.bot().status("/health") == 200);
      real.bot().listen();
      AskedBot.await("trades of the real bot", TRADED, () -> hasTraded(real.bot()));
      AskedBot.await("trades of the simulated bot", TRADED, () -> hasTraded(simulated.bot()));
      Interview.hold(real.bot());
      Interview.holdInWebserverMode(real.webserver().insteadOf(real.bot()));
      Interview.hold(simulated.bot());
      Interview.holdInWebserverMode(simulated.webserver());
      List<Difference> found = real.bot().sightings.differences(simulated.bot().sightings);
      assertThat(real.bot().sightings.size()).isGreaterThan(200);
      report(found);
      assertThat(real.bot().sightings.heard()).containsAll(MESSAGES);
      assertThat(simulated.bot().sightings.heard()).containsAll(MESSAGES);
      assertThat(found.stream().filter(difference -> Allowance.of(difference).isEmpty())).isEmpty();
    }
  }

  private static boolean hasTraded(AskedBot bot) {
    return bot.get("/trades?limit=1").get("total_trades").asInt() > 4
        && !bot.get("/status").isEmpty();
  }

  private static void report(List<Difference> found) throws IOException {
    String lines =
        found.stream()
            .map(difference -> difference + reason(difference) + "\n")
            .collect(Collectors.joining());
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, lines, UTF_8);
  }

  private static String reason(Difference difference) {
    return Allowance.of(difference).map(allowance -> " (" + allowance.reason() + ")").orElse("");
  }
}
