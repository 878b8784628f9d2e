package io.freqwatch.exporter;

import io.freqwatch.freqtrade.api.BotCallException;
import io.freqwatch.freqtrade.api.BotReader;
import io.freqwatch.freqtrade.api.Outcome;
import io.freqwatch.freqtrade.api.ReadEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks one endpoint of a bot and remembers the answer, or that there was none. Any thread. */
final class Asking {
  private static final Logger LOG = LoggerFactory.getLogger(Asking.class);
  private static final String CACHE = "freqtrade_exporter_cache_requests";

  private final BotReader reader;
  private final BotMemory memory;
  private final CounterBook counters;

  Asking(BotReader reader, BotMemory memory, CounterBook counters) {
    this.reader = reader;
    this.memory = memory;
    this.counters = counters;
  }

  BotReader reader() {
    return reader;
  }

  Outcome ask(Poll poll) throws InterruptedException {
    ReadEndpoint endpoint = poll.endpoint();
    try {
      memory.answered(endpoint, poll.call().read(reader));
      counters.increment(CACHE, endpoint.template(), "miss");
      return Outcome.OK;
    } catch (BotCallException e) {
      LOG.debug("{}", e.getMessage());
      memory.failed(endpoint);
      counters.increment(CACHE, endpoint.template(), "stale");
      return e.outcome();
    }
  }

  /** The endpoint was due, but is left alone for now because it is slow. */
  void putOff(ReadEndpoint endpoint) {
    counters.increment(CACHE, endpoint.template(), "hit");
  }

  /** A call whose answer is used at once and not kept; answers whether it succeeded. */
  boolean attempt(Attempt attempt) throws InterruptedException {
    try {
      attempt.run(reader);
      return true;
    } catch (BotCallException e) {
      LOG.debug("{}", e.getMessage());
      return false;
    }
  }

  @FunctionalInterface
  interface Attempt {
    void run(BotReader reader) throws InterruptedException;
  }
}
