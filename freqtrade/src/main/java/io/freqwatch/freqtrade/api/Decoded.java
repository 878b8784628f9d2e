package io.freqwatch.freqtrade.api;

/**
 * A record out of a bot's answer.
 *
 * @param fieldErrors how many fields were of the wrong type and were taken as null
 */
public record Decoded<T>(T value, int fieldErrors) {}
