package io.freqwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetPageTest {
  private static final Duration SETTLED = Duration.ofSeconds(240);
  private static final List<String> BOTS = List.of("alpha", "beta", "gamma");

  private RunningDemo demo;
  private Chromium chromium;

  @BeforeAll
  void start() {
    demo = RunningDemo.start("fleet", BOTS.size());
    chromium = Chromium.start();
    try (FleetPage page = settled(View.WIDE_DARK)) {
      assertThat(page.isLive()).isTrue();
    }
  }

  @AfterAll
  void stop() {
    chromium.close();
    demo.close();
  }

  @Test
  void showsThreeBotsWithTheirHistory() {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      assertThat(page.bots()).containsExactlyInAnyOrderElementsOf(BOTS);
      for (String bot : BOTS) {
        assertThat(page.field(bot, "profit")).as("profit of " + bot).containsPattern("[+−][0-9]");
        assertThat(page.field(bot, "equity")).as("equity of " + bot).containsPattern("[0-9]");
        assertThat(page.field(bot, "winRatio")).as("win ratio of " + bot).contains("%", "trade");
        assertThat(page.field(bot, "state")).as("state of " + bot).contains("Running");
        assertThat(trendOf(page, bot)).as("sparkline of " + bot).contains("lowest", "highest");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ranges")
  void drawsTheHistoryFromBeforeTheStartOverEveryRange(String label, String words) {
    try (FleetPage page = settled(View.WIDE_LIGHT)) {
      page.find("label:has-text('" + label + "')").click();
      page.await(SETTLED, words, () -> trendOf(page, "alpha").contains(words));
      for (String bot : BOTS) {
        assertThat(pointsOf(page, bot)).as("drawn points of " + bot).isGreaterThan(30);
      }
    }
  }

  static Stream<String[]> ranges() {
    return Stream.of(
        new String[] {"24 h", "last 24 hours"},
        new String[] {"7 d", "last 7 days"},
        new String[] {"30 d", "last 30 days"},
        new String[] {"90 d", "last 90 days"});
  }

  @Test
  void movesWithoutBeingReloaded() {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      String before = moneyOf(page);
      page.await(SETTLED, "a sum of money to move", () -> !moneyOf(page).equals(before));
    }
  }

  @ParameterizedTest
  @MethodSource("phones")
  void fitsAPhone(View view) {
    try (FleetPage page = settled(view)) {
      assertThat(page.find("table").count()).isZero();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .isEqualTo(page.evaluate("window.innerWidth"));
      assertThat(
              page.evaluate(
                  "[...document.querySelectorAll('main button')].filter((button) =>"
                      + " button.getBoundingClientRect().height < 44).length"))
          .as("buttons that are lower than a finger")
          .isEqualTo(0);
    }
  }

  static Stream<View> phones() {
    return Stream.of(View.NARROW_DARK, View.PHONE_DARK, View.PHONE_LIGHT);
  }

  @ParameterizedTest
  @MethodSource("views")
  void isReadableByEveryoneAndBreaksNoRule(View view) {
    try (FleetPage page = settled(view)) {
      assertThat(Axe.findings(page)).isEmpty();
      assertThat(page.complaints()).isEmpty();
    }
  }

  static Stream<View> views() {
    return Stream.of(
        View.WIDE_DARK, View.WIDE_LIGHT, View.PHONE_DARK, View.PHONE_LIGHT, View.NARROW_DARK);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void looksGoodInPictures(View view) throws IOException {
    Path folder =
        Path.of("..").resolve(System.getProperty("screenshots", "e2e/target/screenshots"));
    Files.createDirectories(folder);
    Path file = folder.resolve(view.name() + ".png");
    try (FleetPage page = settled(view)) {
      page.saveScreenshot(file);
    }
    assertThat(Files.size(file)).isGreaterThan(10_000);
  }

  static Stream<View> pictures() {
    return Stream.of(View.WIDE_DARK, View.WIDE_LIGHT, View.PHONE_DARK, View.PHONE_LIGHT);
  }

  /** The page once every bot has been measured in full. */
  private FleetPage settled(View view) {
    FleetPage page = FleetPage.open(chromium, demo, view);
    page.await(SETTLED, "all bots to be well", () -> areWell(page));
    return page;
  }

  private static boolean areWell(FleetPage page) {
    return page.bots().size() == BOTS.size()
        && BOTS.stream().allMatch(bot -> page.health(bot).equals("ok"))
        && BOTS.stream().allMatch(bot -> page.field(bot, "winRatio").contains("%"))
        && BOTS.stream().allMatch(bot -> !page.field(bot, "drawdownRatio").contains("–"))
        && BOTS.stream().allMatch(bot -> trendOf(page, bot).contains("lowest"));
  }

  private static String trendOf(FleetPage page, String bot) {
    return String.valueOf(
        page.bot(bot).locator("[data-field=trend] svg").getAttribute("aria-label"));
  }

  private static int pointsOf(FleetPage page, String bot) {
    String path =
        String.valueOf(page.bot(bot).locator("[data-field=trend] .line").getAttribute("d"));
    return path.split("[ML]").length - 1;
  }

  private static String moneyOf(FleetPage page) {
    return page.find("[data-total=unrealizedProfit]").allInnerTexts()
        + page.find("[data-total=equity]").allInnerTexts().toString();
  }
}
