package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freqwatch.model.Labels;
import io.freqwatch.model.Metric;
import io.freqwatch.model.MetricFamily;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FamiliesTest {
  private final Families families = new Families(Catalogue.standard(), "alpha");
  private final Map<String, Integer> dropped = new HashMap<>();

  @Test
  void refusesAFamilyThatTheCatalogueDoesNotHave() {
    assertThatThrownBy(() -> families.add("freqtrade_nothing", 1))
        .hasMessage("freqtrade_nothing is no family of the catalogue");
  }

  @Test
  void refusesOtherLabelsThanTheCatalogueHas() {
    assertThatThrownBy(() -> families.add("freqtrade_equity", 1, "USDT"))
        .hasMessage("freqtrade_equity has the labels [currency, mode], found 1 values");
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    families.add("freqtrade_win_ratio", (Double) null);
    assertThat(build()).isEmpty();
  }

  @Test
  void sumsUpTheSmallestBeyondTheLimitOfALabel() {
    for (int i = 1; i <= 130; i++) {
      families.add("freqtrade_pair_profit", i % 2 == 0 ? i : -i, "P" + i, "USDT", "live");
    }
    List<Metric> metrics = build().getFirst().metrics();
    assertThat(metrics).hasSize(101).contains(value(130, "P130"), value(-31, "P31"));
    assertThat(metrics).contains(value(15, "_other")).doesNotContain(value(30, "P30"));
    assertThat(dropped).containsExactly(Map.entry("freqtrade_pair_profit", 30));
  }

  @Test
  void dropsTheRestWhereASumMeansNothing() {
    for (int i = 1; i <= 101; i++) {
      families.add("freqtrade_candle_timestamp_seconds", i, "P" + i);
    }
    assertThat(build().getFirst().metrics()).hasSize(100);
    assertThat(dropped).containsExactly(Map.entry("freqtrade_candle_timestamp_seconds", 1));
  }

  @Test
  void writesFamiliesInTheOrderOfTheCatalogue() {
    families.add("freqtrade_host_load1", 1);
    families.add("freqtrade_sqn", 1);
    families.add("freqtrade_up", 1);
    assertThat(build())
        .extracting(MetricFamily::name)
        .containsExactly("freqtrade_up", "freqtrade_sqn", "freqtrade_host_load1");
  }

  private List<MetricFamily> build() {
    return families.build(dropped::put).of(EnumSet.allOf(CollectGroup.class));
  }

  private static Metric value(double value, String pair) {
    return new Metric.Value(
        Labels.of("bot", "alpha", "pair", pair, "currency", "USDT", "mode", "live"), value);
  }
}
