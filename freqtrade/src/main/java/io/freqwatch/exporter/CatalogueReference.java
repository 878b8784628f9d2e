package io.freqwatch.exporter;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reference documentation of the catalogue. */
public final class CatalogueReference {
  private static final String HEAD =
      """
      # Metrics of a bot

      <!-- Generated from freqtrade/src/main/resources/io/freqwatch/exporter/catalogue.yml by
           io.freqwatch.exporter.CatalogueReference; a test compares. Do not edit. -->

      Every series has the label `bot`. Money has `currency` and `mode` (`live`, `dry_run`), so that a
      sum over currencies, or over real and play money, cannot happen by accident; what belongs to a
      whole exchange account has `account`. Ratios are 0 to 1, times seconds since 1970. A value that
      the bot does not know is absent. `/metrics?collect[]=state` asks for one group only: `state`,
      `standard` or `historical`.

      Of `pair` a family has at most 100 values, of `enter_tag` and `asset` 50, of `exit_reason` and
      `strategy` 30: the largest by absolute value. Others are summed up as `_other` or left out, and
      counted in `freqtrade_exporter_series_dropped_total`.
      """;

  private CatalogueReference() {}

  /** The page, in Markdown. */
  public static String markdown(Catalogue catalogue) {
    StringBuilder page = new StringBuilder(HEAD);
    String area = "";
    for (FamilyDescription family : catalogue.families()) {
      if (!family.area().equals(area)) {
        area = family.area();
        page.append("\n## ").append(area).append("\n\n");
        page.append("| Series | Type | Labels | Group | From | Meaning |\n");
        page.append("|---|---|---|---|---|---|\n");
      }
      page.append(row(family));
    }
    return page.toString();
  }

  /** Writes the page to the path given. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), markdown(Catalogue.standard()));
  }

  private static String row(FamilyDescription family) {
    return "| `%s` | %s | %s | %s | %s | %s |%n"
        .formatted(
            family.sampleName(),
            family.type().text(),
            family.labels().stream().map(CatalogueReference::code).collect(joining(" ")),
            family.group().parameter(),
            family.sources().stream().map(CatalogueReference::code).collect(joining(" ")),
            family.help() + rest(family))
        .replace("\r\n", "\n");
  }

  private static String rest(FamilyDescription family) {
    return switch (family.rest()) {
      case NONE -> "";
      case SUM -> " The rest is `_other`.";
      case DROP -> " The rest is left out.";
    };
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
