package io.freqwatch.discovery;

/** Counts since the start; for metrics. */
public record DiscoveryStatistics(
    long fileErrors, long httpFailures, long dnsLookups, long dnsFailures) {}
