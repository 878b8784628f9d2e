package io.freqwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each bot gets one fault, all at once; then all faults end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetFaultsTest {
  private static final Duration LONGEST = Duration.ofSeconds(240);

  private static final List<Fault> FAULTS =
      List.of(
          Fault.warning("slow", "alpha", ",\"amount\":4", "slow"),
          Fault.problem("hang", "beta", "", "timeout"),
          Fault.problem("unauthorized", "gamma", "", "unauthorized"),
          Fault.problem("error", "delta", "", "server_error"),
          Fault.problem("malformed", "epsilon", "", "malformed"),
          Fault.warning("stopped", "zeta", "", "stopped"),
          Fault.problem("stuck", "eta", "", "stuck"),
          Fault.problem("frozen_candles", "theta", "", "stale_candles"),
          Fault.problem("crash", "iota", "", "refused"),
          Fault.warning("clock_skew", "kappa", "", "clock_skew"),
          Fault.problem("webserver", "lambda", "", "wrong_mode"),
          Fault.problem("sudden_loss", "mu", ",\"amount\":0.3", "drawdown").lasting());

  private RunningDemo demo;
  private Chromium chromium;
  private SimulatorControl simulator;
  private FleetPage page;

  @BeforeAll
  void start() {
    demo = RunningDemo.start("faults", FAULTS.size());
    chromium = Chromium.start();
    simulator = new SimulatorControl(demo);
    page = FleetPage.open(chromium, demo, View.WIDE_DARK);
    page.await(LONGEST, "all bots to be well", this::allAreWell);
    FAULTS.forEach(simulator::inject);
  }

  @AfterAll
  void stop() {
    simulator.close();
    page.close();
    chromium.close();
    demo.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  @Order(1)
  void showsTheProblem(Fault fault) {
    page.await(
        LONGEST,
        "%s of %s, found %s".formatted(fault.code(), fault.bot(), page.problem(fault.bot())),
        () -> page.problem(fault.bot()).equals(fault.code()));
    assertThat(page.health(fault.bot())).isEqualTo(fault.health());
  }

  static Stream<Fault> faults() {
    return FAULTS.stream();
  }

  @Test
  @Order(2)
  void staysLiveWhileEveryBotFails() {
    assertThat(page.isLive()).isTrue();
    assertThat(page.bots()).hasSize(FAULTS.size());
  }

  @Test
  @Order(2)
  void listsEveryProblemAboveTheBots() {
    page.find("text=Show all").click();
    assertThat(page.alerts())
        .containsExactlyInAnyOrderElementsOf(FAULTS.stream().map(Fault::bot).toList());
    page.saveScreenshot(Path.of("target", "fleet-faults.png"));
  }

  @Test
  @Order(3)
  void endsTheFaults() {
    FAULTS.forEach(simulator::clear);
    assertThat(page.isLive()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("healingFaults")
  @Order(4)
  void forgetsTheProblemWhenItIsOver(Fault fault) {
    page.await(
        LONGEST,
        "%s to be well after %s".formatted(fault.bot(), fault.kind()),
        () -> page.health(fault.bot()).equals("ok"));
    assertThat(page.problem(fault.bot())).isEmpty();
  }

  static Stream<Fault> healingFaults() {
    return FAULTS.stream().filter(Fault::heals);
  }

  /** Bots of old versions do not tell it: it is there once all their trades were read. */
  private boolean hasDrawdown(String bot) {
    return page.field(bot, "drawdownRatio").contains("%\n");
  }

  private boolean allAreWell() {
    return page.bots().size() == FAULTS.size()
        && FAULTS.stream().allMatch(fault -> page.health(fault.bot()).equals("ok"))
        && FAULTS.stream().allMatch(fault -> hasDrawdown(fault.bot()));
  }
}
