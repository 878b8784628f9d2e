package io.freqwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A bot of the demo is killed: the fleet page, the messages and the alerts page tell of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsTest {
  private static final Duration LONGEST = Duration.ofSeconds(240);
  private static final Fault CRASH = Fault.problem("crash", "alpha", "", "refused");
  private static final String ALERT = "[data-bot=alpha][data-alert=FtBotDown]";
  private static final String ON_FLEET = "[data-firing=FtBotDown]";

  private RunningDemo demo;
  private Chromium chromium;
  private SimulatorControl simulator;
  private FleetPage fleet;

  @BeforeAll
  void killABot() {
    demo = RunningDemo.start("alerts", 2);
    chromium = Chromium.start();
    simulator = new SimulatorControl(demo);
    fleet = FleetPage.open(chromium, demo, View.WIDE_DARK);
    fleet.await(LONGEST, "alpha to be well", () -> fleet.health("alpha").equals("ok"));
    simulator.inject(CRASH);
  }

  @AfterAll
  void stop() {
    fleet.close();
    simulator.close();
    chromium.close();
    demo.close();
  }

  private FleetPage open(String path, View view) {
    return FleetPage.open(chromium, demo, view, path);
  }

  @Test
  @Order(1)
  void theFleetPageShowsTheAlertUntilItRings() {
    fleet.await(LONGEST, "an alert that fires", () -> isShownAs("firing"));

    assertThat(fleet.find(ON_FLEET).innerText()).contains("critical", "What to do");
    assertThat(fleet.complaints()).filteredOn(each -> !each.contains("ERR_")).isEmpty();
    fleet.saveScreenshot(Path.of("target", "alerts-fleet.png"));
  }

  private boolean isShownAs(String state) {
    Locator shown = fleet.find(ON_FLEET);
    return shown.count() == 1 && state.equals(shown.getAttribute("data-state"));
  }

  @Test
  @Order(2)
  void theMessageIsInTheOutboxAndStaysThere() {
    try (FleetPage outbox = open("outbox", View.PHONE_LIGHT)) {
      Locator message = outbox.find("[data-message]").filter(of("alpha does not answer"));
      outbox.await(LONGEST, "the message", () -> message.count() > 0);
      assertThat(message.first().getAttribute("data-urgency")).isEqualTo("critical");

      outbox.reload();
      assertThat(message.count()).isPositive();
      assertThat(Axe.findings(outbox)).isEmpty();
      assertThat(outbox.complaints()).isEmpty();
      outbox.saveScreenshot(Path.of("target", "alerts-outbox.png"));
    }
  }

  private static Locator.FilterOptions of(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  @Order(3)
  void theLinkOfAMessageLeadsToTheAlertWhichIsAcknowledged() {
    try (FleetPage alerts = open("outbox", View.PHONE_DARK)) {
      Locator message = alerts.find("[data-urgency=critical]").filter(of("alpha does not answer"));
      alerts.await(LONGEST, "the message", () -> message.count() > 0);
      message.first().locator("footer a").click();
      alerts.await(LONGEST, "the alert", () -> alerts.find(ALERT).count() == 1);
      alerts.find("[data-alert]").all().forEach(each -> assertAlpha(each));
      assertThat(Axe.findings(alerts)).isEmpty();
      alerts.saveScreenshot(Path.of("target", "alerts-alerts.png"));

      alerts.find(ALERT + " [data-action=acknowledge]").click();
      alerts.await(LONGEST, "it to be held back", () -> alerts.find(ALERT).count() == 0);
      assertThat(alerts.complaints()).isEmpty();
    }
    fleet.await(LONGEST, "it to be known", () -> isShownAs("acknowledged"));
  }

  private static void assertAlpha(Locator alert) {
    assertThat(alert.getAttribute("data-bot")).isEqualTo("alpha");
  }

  @Test
  @Order(4)
  void aSilenceIsMadeAfterItsAlertsWereSeenAndEndedAfterAQuestion() {
    try (FleetPage page =
        open("alerts#/silences/new?filter=%7Bbot%3D%22alpha%22%7D", View.WIDE_LIGHT)) {
      page.await(
          LONGEST,
          "what it is about",
          () -> text(page, "[data-field=affected]").contains("alpha does not answer"));
      page.find("[name=person]").fill("Ann");
      page.find("[name=reason]").fill("<b>new host</b>");
      page.saveScreenshot(Path.of("target", "alerts-silence.png"));
      page.find("[data-action=save]").click();

      Locator silence =
          page.find("[data-silence][data-state=active]").filter(of("<b>new host</b>"));
      page.await(LONGEST, "the silence", () -> silence.count() == 1);
      silence.locator("[data-action=expire]").click();
      silence.locator("[data-action=confirm-expire]").click();
      page.await(LONGEST, "its end", () -> silence.count() == 0);
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static String text(FleetPage page, String selector) {
    Locator found = page.find(selector);
    return found.count() == 1 ? found.innerText() : "";
  }

  @Test
  @Order(5)
  void theReturnOfTheBotIsTold() {
    simulator.clear(CRASH);

    fleet.await(LONGEST, "the end of the alert", () -> fleet.find(ON_FLEET).count() == 0);
    try (FleetPage outbox = open("outbox", View.WIDE_DARK)) {
      outbox.await(
          LONGEST,
          "the message",
          () -> outbox.find("[data-urgency=over]").filter(of("alpha")).count() > 0);
    }
  }
}
