package io.freqwatch.freqtrade.market;

/** Prices of one stretch of time; the volume is in the base coin. */
public record Candle(
    long openMillis, double open, double high, double low, double close, double volume) {}
