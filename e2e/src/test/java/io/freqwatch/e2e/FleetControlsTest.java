package io.freqwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What a person can do on the page; at last the program ends under it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetControlsTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(60);

  private RunningDemo demo;
  private Chromium chromium;

  @BeforeAll
  void start() {
    demo = RunningDemo.start("controls", 3);
    chromium = Chromium.start();
    try (FleetPage page = open()) {
      page.await(LATER, "three bots that run", () -> areRunning(page));
    }
  }

  @AfterAll
  void stop() {
    chromium.close();
    demo.close();
  }

  @Test
  @Order(1)
  void sortsByAColumnInBothDirections() {
    try (FleetPage page = open()) {
      page.find("th:has-text('Bot') button").first().click();
      assertThat(directions(page)).containsOnly("ascending");
      assertThat(page.find("table").first().locator("[data-field=name]").allInnerTexts())
          .isSortedAccordingTo(String::compareTo);
      page.find("th:has-text('Bot') button").first().click();
      assertThat(directions(page)).containsOnly("descending");
    }
  }

  @Test
  @Order(1)
  void filtersByWhatIsTyped() {
    try (FleetPage page = open()) {
      page.find("input[type=search]").fill("bet running");
      assertThat(page.bots()).containsExactly("beta");
      page.find("input[type=search]").fill("no such bot");
      assertThat(page.bots()).isEmpty();
      page.find("text=Show all bots").click();
      assertThat(page.bots()).hasSize(3);
    }
  }

  @Test
  @Order(1)
  void standsStillWhilePaused() {
    try (FleetPage page = open()) {
      page.find("button[aria-label='Pause updates']").click();
      page.await(SOON, "the pause", () -> page.connection().equals("paused"));
      page.find("button[aria-label='Resume updates']").click();
      page.await(SOON, "live numbers", page::isLive);
    }
  }

  @Test
  @Order(1)
  void keepsTheChosenThemeColoursAndLanguage() {
    try (FleetPage page = open()) {
      page.find("button[popovertarget=settings]").click();
      page.find("label:has-text('Light')").click();
      page.find("label:has-text('Red up')").click();
      page.find("label:has-text('Deutsch')").click();
      page.reload();
      assertThat(page.evaluate("document.documentElement.dataset.theme")).isEqualTo("light");
      assertThat(page.evaluate("document.documentElement.dataset.colors")).isEqualTo("red-up");
      assertThat(page.find("h1").innerText()).isEqualTo("Flotte");
    }
  }

  @Test
  @Order(2)
  void saysSinceWhenTheNumbersAreOldOnceTheProgramHasEnded() {
    try (FleetPage page = open()) {
      List<String> bots = page.bots();
      demo.close();
      page.await(LATER, "the page to be stale", () -> page.connection().equals("stale"));
      assertThat(page.find("[data-field=stale]").innerText()).contains("Stale since");
      assertThat(page.bots()).isEqualTo(bots);
    }
  }

  private static boolean areRunning(FleetPage page) {
    return page.bots().size() == 3
        && page.bots().stream().allMatch(bot -> page.field(bot, "state").equals("Running"));
  }

  private FleetPage open() {
    return FleetPage.open(chromium, demo, View.WIDE_DARK);
  }

  private static List<String> directions(FleetPage page) {
    return page.find("[aria-sort]").all().stream()
        .map(column -> column.getAttribute("aria-sort"))
        .toList();
  }
}
