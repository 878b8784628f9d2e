package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.simulator.Dialect;
import org.junit.jupiter.api.Test;

/** The exporter over simulated bots, on real sockets. */
final class SimulatedExporterIT {
  @Test
  void showsABotThatAnswers() {
    try (SimulatedExporter peers = new SimulatedExporter(1, Dialect.V2_49)) {
      String body = peers.await("alpha", text -> text.contains("freqtrade_strategy_trades{"));
      assertThat(body).contains("freqtrade_up{bot=\"alpha\"} 1\n");
    }
  }
}
