package io.freqwatch.freqtrade.simulator;

import io.freqwatch.model.Secret;
import java.net.URI;

/**
 * How to reach one simulated bot.
 *
 * @param uri base address, without a path
 * @param account exchange account; live bots of one name share it
 * @param webSocketToken opens {@code /api/v1/message/ws}
 */
public record BotAccess(
    String name,
    URI uri,
    String username,
    Secret password,
    String account,
    Secret webSocketToken,
    Dialect dialect,
    boolean dryRun) {}
