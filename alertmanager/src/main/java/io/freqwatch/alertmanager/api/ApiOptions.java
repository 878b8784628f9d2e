package io.freqwatch.alertmanager.api;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the API tells of the program.
 *
 * @param reloads how the configuration was read last
 */
public record ApiOptions(
    String version, Instant started, Reloader reloader, Supplier<ReloadState> reloads) {}
