package io.freqwatch.exporter;

/**
 * Who a bot is in labels.
 *
 * @param account empty where the configuration names none
 */
record BotId(String bot, String account) {}
