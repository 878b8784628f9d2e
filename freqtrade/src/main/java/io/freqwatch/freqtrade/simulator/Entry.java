package io.freqwatch.freqtrade.simulator;

/** What a strategy wants to open, and the tag that says why. */
record Entry(Pair pair, boolean isShort, String tag) {}
