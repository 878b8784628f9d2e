package io.freqwatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium of this machine. Closing ends it. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Path executable = executable();
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable)
                    .setChromiumSandbox(false)
                    .setArgs(List.of("--disable-dev-shm-usage", "--disable-gpu")));
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  private static Map<String, String> environment() {
    Path node =
        onPath("node")
            .orElseThrow(() -> new IllegalStateException("browser tests need node on the PATH"));
    return Map.of(
        "PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
  }

  private static Path executable() {
    return Optional.ofNullable(System.getenv("FREQWATCH_CHROMIUM"))
        .map(Path::of)
        .or(() -> onPath("chromium"))
        .or(() -> onPath("google-chrome"))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "browser tests need a Chromium: install one, or name it in"
                        + " FREQWATCH_CHROMIUM"));
  }

  private static Optional<Path> onPath(String program) {
    Stream<String> folders =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return folders.map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
