package io.freqwatch.freqtrade.simulator;

import io.freqwatch.freqtrade.market.Pair;

/** What a strategy wants to open, and the tag that says why. */
record Entry(Pair pair, boolean isShort, String tag) {}
