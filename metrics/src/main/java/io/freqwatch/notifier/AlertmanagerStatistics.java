package io.freqwatch.notifier;

import io.freqwatch.rules.DurationSummary;
import java.net.URI;

/**
 * What has gone to one alertmanager.
 *
 * @param sent alerts, whatever came of it
 * @param failed of those sent
 * @param dropped because sending failed, or too many waited
 */
public record AlertmanagerStatistics(
    URI address,
    long sent,
    long failed,
    long dropped,
    int queueLength,
    int queueCapacity,
    DurationSummary latencies) {}
