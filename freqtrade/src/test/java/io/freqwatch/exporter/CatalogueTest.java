package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.codec.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "metrics.md");

  @Test
  void isTheSourceOfTheReferenceDocumentation() throws IOException {
    assertThat(Files.readString(REFERENCE))
        .as("regenerate with CatalogueReference.main")
        .isEqualTo(CatalogueReference.markdown(Catalogue.standard()));
  }

  @Test
  void namesOnlyBaseUnits() {
    assertThat(Catalogue.standard().families())
        .allSatisfy(
            family ->
                assertThat(List.of(family.name().split("_")))
                    .as(family.name())
                    .doesNotContain("percent", "pct", "minutes", "hours", "days", "ms", "millis"));
  }

  @Test
  void givesEveryFamilyItsUnit() {
    assertThat(Catalogue.standard().families())
        .allSatisfy(
            family -> {
              boolean seconds = family.name().endsWith("_seconds");
              boolean ratio = family.name().endsWith("_ratio");
              String expected = seconds ? "seconds" : ratio ? "ratio" : "";
              assertThat(family.unit()).as(family.name()).isEqualTo(expected);
            });
  }

  @Test
  void marksMoneyWithCurrencyAndMode() {
    assertThat(Catalogue.standard().families())
        .filteredOn(family -> family.labels().contains("currency"))
        .allSatisfy(family -> assertThat(family.labels()).contains("mode"));
  }

  @Test
  void tellsEveryMistakeOfAFileAtOnce() {
    String text =
        """
        families:
          - {name: up, type: gauge, area: A, help: H, group: state, sources: []}
          - {name: freqtrade_a_total, type: gauge, area: A, help: H, group: state, sources: []}
          - {name: freqtrade_b, type: guage, area: A, help: H, group: sate, sources: []}
          - {name: freqtrade_c, type: gauge, unit: seconds, area: A, group: state, sources: []}
        """;
    assertThatThrownBy(() -> Catalogue.parse("c.yml", text))
        .isInstanceOf(InvalidFileException.class)
        .hasMessageContaining("c.yml:2:")
        .hasMessageContaining("c.yml:3:")
        .hasMessageContaining("guage")
        .hasMessageContaining("sate")
        .hasMessageContaining("help")
        .hasMessageContaining("the unit that the name ends with");
  }
}
