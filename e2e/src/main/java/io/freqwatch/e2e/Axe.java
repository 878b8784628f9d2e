package io.freqwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The accessibility rules of axe-core, WCAG 2.2 AA, from the user interface's own dependencies. */
final class Axe {
  private static final String RUN =
      """
      async () => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const { violations } = await window.axe.run({ runOnly: tags });
        return violations.flatMap((rule) =>
          rule.nodes.map((node) => rule.impact + ' ' + rule.id + ': ' + node.html));
      }
      """;

  private Axe() {}

  /** One line per element at fault. */
  static List<String> findings(FleetPage page) {
    page.evaluate(script());
    return page.evaluate(RUN) instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of("axe gave no answer");
  }

  private static String script() {
    Path file =
        Path.of(System.getProperty("ui.directory", "../ui"), "node_modules/axe-core/axe.min.js");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core is missing; run npm ci in ui", e);
    }
  }
}
