package io.freqwatch.e2e;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** How somebody looks at the page. */
record View(String name, int width, int height, double pixelRatio, ColorScheme theme) {
  static final View WIDE_DARK = new View("fleet-wide-dark", 1440, 900, 1, ColorScheme.DARK);
  static final View WIDE_LIGHT = new View("fleet-wide-light", 1440, 900, 1, ColorScheme.LIGHT);
  static final View PHONE_DARK = new View("fleet-phone-dark", 390, 844, 2, ColorScheme.DARK);
  static final View PHONE_LIGHT = new View("fleet-phone-light", 390, 844, 2, ColorScheme.LIGHT);
  static final View NARROW_DARK = new View("fleet-narrow-dark", 320, 640, 2, ColorScheme.DARK);

  NewContextOptions options() {
    return new NewContextOptions()
        .setViewportSize(width, height)
        .setDeviceScaleFactor(pixelRatio)
        .setColorScheme(theme)
        .setLocale("en-GB")
        .setHasTouch(width < 768);
  }

  @Override
  public String toString() {
    return name;
  }
}
