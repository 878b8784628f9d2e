package io.freqwatch.freqtrade.simulator;

/** Prices of one stretch of time; the volume is in the base coin. */
record Candle(long openMillis, double open, double high, double low, double close, double volume) {}
