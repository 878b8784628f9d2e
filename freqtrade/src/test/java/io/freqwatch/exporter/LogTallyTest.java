package io.freqwatch.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.freqwatch.freqtrade.api.LogEntry;
import io.freqwatch.freqtrade.api.Logs;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class LogTallyTest {
  private final CounterBook counters = new CounterBook();
  private final LogTally tally = new LogTally(counters);

  @Test
  void countsNothingFromBeforeTheFirstLook() {
    tally.read(logs(line(1, "freqtrade.exchange", "ERROR", "old")));
    assertThat(count("error", "exchange")).isZero();
    assertThat(tally.lastErrorMillis()).isEqualTo(1);
  }

  @Test
  void countsEachLineOnceEvenWhenTwoAreOfTheSameMoment() {
    tally.read(logs(line(1, "freqtrade.worker", "INFO", "a")));
    tally.read(
        logs(line(1, "freqtrade.worker", "INFO", "a"), line(1, "freqtrade.worker", "INFO", "b")));
    tally.read(
        logs(
            line(1, "freqtrade.worker", "INFO", "a"),
            line(1, "freqtrade.worker", "INFO", "b"),
            line(2, "freqtrade.worker", "INFO", "c")));
    assertThat(count("info", "other")).isEqualTo(2);
  }

  @Test
  void tellsWhoseLinesTheyAre() {
    tally.read(logs());
    tally.read(logs(line(1, "a", "INFO", "")));
    tally.read(
        logs(
            line(2, "freqtrade.exchange.binance", "WARNING", ""),
            line(3, "ccxt.base", "WARNING", ""),
            line(4, "freqtrade.strategy.interface", "WARNING", ""),
            line(5, "BandReversion", "WARNING", ""),
            line(6, "freqtrade.rpc.api_server.webserver", "WARNING", ""),
            line(7, "sqlalchemy.pool", "WARNING", ""),
            line(8, "freqtrade.worker", "WARNING", "")));
    assertThat(count("warning", "exchange")).isEqualTo(2);
    assertThat(count("warning", "strategy")).isEqualTo(2);
    assertThat(count("warning", "rpc")).isEqualTo(1);
    assertThat(count("warning", "persistence")).isEqualTo(1);
    assertThat(count("warning", "other")).isEqualTo(1);
  }

  @Test
  void leavesOutOurOwnAccessesAndUnreadableLines() {
    tally.read(logs(line(1, "a", "INFO", "")));
    tally.read(
        logs(line(2, "uvicorn.access", "INFO", "GET"), new LogEntry(null, null, null, null)));
    assertThat(count("info", "rpc")).isZero();
  }

  @Test
  void countsAGapWhereOlderLinesMayHaveBeenLost() {
    tally.read(logs(line(1, "a", "INFO", "")));
    LogEntry[] many =
        LongStream.range(10, 10 + LogTally.LINES)
            .mapToObj(millis -> line(millis, "a", "INFO", ""))
            .toArray(LogEntry[]::new);
    tally.read(logs(many));
    tally.read(logs(many));
    assertThat(counters.counts().of("freqtrade_log_gaps")).isEqualTo(1);
  }

  private long count(String level, String source) {
    return counters.counts().of("freqtrade_log_messages", level, source);
  }

  private static Logs logs(LogEntry... entries) {
    return new Logs(List.of(entries));
  }

  private static LogEntry line(long millis, String logger, String level, String message) {
    return new LogEntry(millis, logger, level, message);
  }
}
