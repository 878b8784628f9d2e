package io.freqwatch.freqtrade.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotStateTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "running, live, RUNNING",
        "running, dry_run, RUNNING",
        "paused, live, PAUSED",
        "stopped, live, STOPPED",
        "reload_config, live, RELOAD_CONFIG",
        "'', live, RELOAD_CONFIG",
        "'', webserver, WEBSERVER",
        "running, webserver, WEBSERVER",
        "null, null, UNKNOWN",
        "dancing, live, UNKNOWN"
      })
  void knowsTheStateByStateAndRunmode(String state, String runmode, BotState expected) {
    assertThat(BotState.of(state, runmode)).isEqualTo(expected);
  }

  @Test
  void hasTheNamesOfTheWire() {
    assertThat(BotState.RELOAD_CONFIG.wireName()).isEqualTo("reload_config");
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK, 2xx",
    "204, OK, 2xx",
    "302, CLIENT_ERROR, 4xx",
    "401, UNAUTHORIZED, 401",
    "403, CLIENT_ERROR, 4xx",
    "500, SERVER_ERROR, 5xx",
    "502, BAD_GATEWAY, 502",
    "503, UNAVAILABLE, 503",
    "504, SERVER_ERROR, 5xx"
  })
  void sortsStatuses(int status, Outcome outcome, String label) {
    assertThat(Outcome.ofStatus(status)).isEqualTo(outcome);
    assertThat(outcome.label()).isEqualTo(label);
  }
}
