package io.freqwatch.web;

import java.util.List;

/** All bots at one moment, in the order of the configuration. */
record Fleet(double asOfSeconds, List<BotView> bots) {
  Fleet {
    bots = List.copyOf(bots);
  }
}
