package io.freqwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The targets page over a program that scrapes targets of every sort. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TargetsPageTest {
  private static final Duration SETTLED = Duration.ofSeconds(120);

  /** Beside the jobs that the program has by itself. */
  private static final String OURS =
      "[data-pool=fine] [data-target], [data-pool=refused] [data-target]";

  private MisbehavingTargets targets;
  private RunningDemo program;
  private Chromium chromium;

  @BeforeAll
  void start() throws IOException {
    targets = new MisbehavingTargets();
    program = RunningDemo.scraping("targets", targets.prometheusYml());
    chromium = Chromium.start();
  }

  @AfterAll
  void stop() {
    chromium.close();
    program.close();
    targets.close();
  }

  @Test
  void isReachedFromTheFleetAndBack() {
    try (FleetPage page = FleetPage.open(chromium, program, View.WIDE_DARK)) {
      page.find("nav a[href='/targets']").click();
      page.await(SETTLED, "the targets", () -> page.find("[data-pool]").count() > 0);
      assertThat(page.evaluate("location.pathname")).isEqualTo("/targets");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("targets");
      page.evaluate("history.back()");
      page.await(SETTLED, "the fleet", () -> page.find("main#fleet").count() == 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "many, sample_limit, more than the 10 samples",
    "large, body_size_limit, more than the 2048 bytes",
    "long, label_limit, label_value_length_limit (100)",
    "script, format, metrics_path",
    "nobody, refused, start the target"
  })
  void namesWhatWasRefusedAndWhatToDo(String instance, String code, String advice) {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      assertThat(page.find(target(instance)).getAttribute("data-problem")).isEqualTo(code);
      assertThat(page.find(target(instance) + " [data-field=problem]").innerText())
          .contains(advice);
    }
  }

  @Test
  void tellsWhatAJobLeavesOut() {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      assertThat(page.find("[data-pool=refused] [data-field=pool-problem]").innerText())
          .contains("1 targets beyond target_limit 5");
      assertThat(page.find("[data-pool=refused] [data-field=dropped]").innerText())
          .contains("1 target dropped");
      assertThat(page.find("[data-pool=fine] [data-field=up]").innerText()).isEqualTo("1 of 1 up");
    }
  }

  @Test
  void followsTheScrapes() {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      String duration = "[data-pool=fine] [data-field=duration] dd";
      String before = page.find(duration).innerText();
      page.await(SETTLED, "another scrape", () -> !page.find(duration).innerText().equals(before));
    }
  }

  @Test
  void findsByWordsAndHidesWhatIsWell() {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      page.find("input[type=search]").fill("sample_limit");
      page.await(SETTLED, "one target", () -> page.find("[data-target]").count() == 1);
      page.find("input[type=search]").fill("");
      page.find("button:has-text('Unhealthy only')").click();
      page.await(SETTLED, "what is not well", () -> page.find(OURS).count() == 5);
      page.find("input[type=search]").fill("no such thing");
      page.find("button:has-text('Show all targets')").click();
      page.await(SETTLED, "all targets", () -> page.find(OURS).count() == 6);
    }
  }

  @Test
  void showsLabelsAsTheyAreAndRunsNothingThatIsInThem() {
    try (FleetPage page = settled(View.WIDE_DARK)) {
      page.find("[data-pool=fine] [data-target] button").click();
      assertThat(page.find("[data-pool=fine] [data-field=details]").innerText())
          .contains("note=" + MisbehavingTargets.SCRIPT, "__address__=", "Before relabelling");
      assertThat(page.find("main img").count()).isZero();
      assertThat(String.valueOf(page.evaluate("document.title"))).endsWith("Targets – Freqwatch");
      assertThat(page.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void isReadableByEveryoneAndFits(View view) throws IOException {
    try (FleetPage page = settled(view)) {
      assertThat(Axe.findings(page)).isEmpty();
      assertThat(page.complaints()).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth"))
          .isEqualTo(page.evaluate("window.innerWidth"));
      Path folder =
          Path.of("..").resolve(System.getProperty("screenshots", "e2e/target/screenshots"));
      Files.createDirectories(folder);
      Path file = folder.resolve(view.name().replace("fleet", "targets") + ".png");
      page.saveScreenshot(file);
      assertThat(Files.size(file)).isGreaterThan(10_000);
    }
  }

  static Stream<View> views() {
    return Stream.of(View.WIDE_LIGHT, View.PHONE_DARK, View.NARROW_DARK);
  }

  /** The page once every target was scraped. */
  private FleetPage settled(View view) {
    FleetPage page = FleetPage.open(chromium, program, view, "targets");
    page.await(
        SETTLED,
        "all targets to be scraped",
        () -> page.find(OURS).count() == 6 && page.find("[data-health=unknown]").count() == 0);
    return page;
  }

  private static String target(String instance) {
    return "[data-target='" + instance + "']";
  }
}
