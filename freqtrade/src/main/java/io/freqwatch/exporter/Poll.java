package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import java.util.List;

/** One endpoint of a tier and how it is read. */
record Poll(ReadEndpoint endpoint, Call call) {
  @FunctionalInterface
  interface Call {
    Object read(BotReader reader) throws InterruptedException;
  }

  /**
   * @param logs reads the lines; they may hold secrets and are not kept
   */
  static List<Poll> standard(LogTally logs) {
    return List.of(
        new Poll(ReadEndpoint.PROFIT, BotReader::profit),
        new Poll(ReadEndpoint.BALANCE, BotReader::balance),
        new Poll(ReadEndpoint.PERFORMANCE, reader -> new Lists.Pairs(reader.performance())),
        new Poll(ReadEndpoint.DAILY, reader -> reader.daily(1)),
        new Poll(ReadEndpoint.LOCKS, BotReader::locks),
        new Poll(ReadEndpoint.WHITELIST, BotReader::whitelist),
        new Poll(ReadEndpoint.BLACKLIST, BotReader::blacklist),
        new Poll(ReadEndpoint.LOGS, reader -> logs.read(reader.logs(LogTally.LINES))));
  }

  static final List<Poll> HISTORICAL =
      List.of(
          new Poll(ReadEndpoint.ENTRIES, reader -> new Lists.Tags(reader.entries())),
          new Poll(ReadEndpoint.EXITS, reader -> new Lists.Tags(reader.exits())),
          new Poll(ReadEndpoint.WEEKLY, reader -> reader.weekly(1)),
          new Poll(ReadEndpoint.MONTHLY, reader -> reader.monthly(1)),
          new Poll(ReadEndpoint.HISTORIC_BALANCE, BotReader::historicBalance),
          new Poll(ReadEndpoint.STATS, BotReader::stats),
          new Poll(ReadEndpoint.SYSINFO, BotReader::sysinfo));
}
