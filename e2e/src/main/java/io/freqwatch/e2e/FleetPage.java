package io.freqwatch.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** A page of ours in a browser window, in words of its user. Not for several threads. */
final class FleetPage implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final double POLL_MILLIS = 250;

  private final BrowserContext context;
  private final Page page;
  private final RunningDemo demo;
  private final String path;
  private final List<String> complaints = new ArrayList<>();

  private FleetPage(BrowserContext context, RunningDemo demo, String path) {
    this.context = context;
    this.page = context.newPage();
    this.demo = demo;
    this.path = path;
  }

  /** Opens the page and waits until it is live; the demo may still be starting. */
  static FleetPage open(Chromium chromium, RunningDemo demo, View view) {
    return open(chromium, demo, view, "");
  }

  /** Opens the page of this path. */
  static FleetPage open(Chromium chromium, RunningDemo demo, View view, String path) {
    FleetPage fleet = new FleetPage(chromium.browser().newContext(view.options()), demo, path);
    fleet.await(LONGEST_START, "the page to load", fleet::loads);
    fleet.await(LONGEST_START, "live numbers", fleet::isLive);
    return fleet;
  }

  private boolean loads() {
    demo.assertRunning();
    try {
      page.navigate(demo.page().resolve(path).toString());
    } catch (PlaywrightException notListening) {
      return false;
    }
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.reload();
    return true;
  }

  boolean isLive() {
    return connection().equals("live");
  }

  /** {@code loading}, {@code live}, {@code reconnecting}, {@code stale}, {@code paused}, ... */
  String connection() {
    return Objects.requireNonNullElse(page.locator("main").getAttribute("data-connection"), "none");
  }

  /** What the browser's console has complained about, breaches of the content policy included. */
  List<String> complaints() {
    return complaints;
  }

  /** Waits for something to become true on the page, whose events are handled meanwhile. */
  void await(Duration longest, String what, BooleanSupplier condition) {
    double rounds = longest.toMillis() / POLL_MILLIS;
    for (int round = 0; round < rounds; round++) {
      if (condition.getAsBoolean()) {
        return;
      }
      page.waitForTimeout(POLL_MILLIS);
    }
    demo.assertRunning();
    throw new AssertionError("waited %ds for %s".formatted(longest.toSeconds(), what));
  }

  List<String> bots() {
    return page.locator("[data-bot]").all().stream()
        .map(bot -> bot.getAttribute("data-bot"))
        .toList();
  }

  String health(String bot) {
    return bot(bot).getAttribute("data-health");
  }

  /** What stands in a cell or card field, as it is seen. */
  String field(String bot, String field) {
    return bot(bot).locator("[data-field=" + field + "]").innerText();
  }

  /** The code of what is wrong with the bot; empty where nothing is. */
  String problem(String bot) {
    return Objects.requireNonNullElse(bot(bot).getAttribute("data-problem"), "");
  }

  /** Names of the bots in the list of problems above all bots. */
  List<String> alerts() {
    return page.locator("[data-alert]").all().stream()
        .map(alert -> alert.getAttribute("data-alert"))
        .toList();
  }

  Locator bot(String name) {
    return page.locator("[data-bot='" + name + "']");
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** Loads the page anew and waits until it is live again. */
  void reload() {
    page.reload();
    await(LONGEST_START, "live numbers", this::isLive);
  }

  Object evaluate(String expression) {
    return page.evaluate(expression);
  }

  void saveScreenshot(Path file) {
    page.screenshot(new ScreenshotOptions().setPath(file));
  }

  @Override
  public void close() {
    context.close();
  }
}
