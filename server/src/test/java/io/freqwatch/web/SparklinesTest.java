package io.freqwatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.codec.Json;
import io.freqwatch.model.Labels;
import io.freqwatch.storage.StaleMarker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SparklinesTest {
  private final StoredFleet fleet = new StoredFleet();

  @Test
  void hasAPointForEachStepAndGapsWhereNothingIsKnown() {
    long now = fleet.clock.wallMillis();
    long[] times = new long[60];
    double[] values = new double[60];
    for (int i = 0; i < 60; i++) {
      times[i] = now - (60 - i) * 240_000L;
      values[i] = i;
    }
    fleet.storage.backfill(labels("freqtrade_equity"), times, values);
    JsonNode equity = document(SparklineRange.DAY).at("/bots/alpha/equity");
    assertThat(equity).hasSize(96);
    assertThat(equity.get(0).isNull()).isTrue();
    assertThat(equity.get(95).asDouble()).isEqualTo(59);
    assertThat(equity.get(90).asDouble()).isBetween(38.0, 41.0);
  }

  @Test
  void endsALineAtItsStaleMarker() {
    fleet.put("freqtrade_realized_profit", 5, "bot", "alpha");
    fleet.advance(Duration.ofMinutes(1));
    fleet.put("freqtrade_realized_profit", StaleMarker.VALUE, "bot", "alpha");
    fleet.advance(Duration.ofMinutes(1));
    JsonNode profit = document(SparklineRange.DAY).at("/bots/alpha/profit");
    assertThat(profit.get(95).isNull()).isTrue();
  }

  @Test
  void namesTheTimesOfItsPoints() {
    JsonNode document = document(SparklineRange.WEEK);
    assertThat(document.get("step").asDouble()).isEqualTo(6300);
    assertThat(document.get("start").asDouble() + 95 * 6300).isEqualTo(fleet.nowSeconds());
    assertThat(document.at("/bots/beta/profit")).hasSize(96);
  }

  private JsonNode document(SparklineRange range) {
    return Json.parse(
        new Sparklines(fleet.storage, fleet.bots("alpha", "beta"), fleet.clock).json(range));
  }

  private static Labels labels(String metric) {
    return Labels.of(Labels.METRIC_NAME, metric, "bot", "alpha", "currency", "USDT");
  }
}
