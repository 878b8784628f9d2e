package io.freqwatch.alertmanager.api;

import io.freqwatch.alertmanager.channel.AcknowledgeLinks;
import io.freqwatch.alertmanager.channel.Rehearsal;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the API tells of the program.
 *
 * @param reloads how the configuration was read last
 * @param links by which messages are acknowledged
 * @param rehearsal with the templates that are in use now
 */
public record ApiOptions(
    String version,
    Instant started,
    Reloader reloader,
    Supplier<ReloadState> reloads,
    AcknowledgeLinks links,
    Supplier<Rehearsal> rehearsal,
    ApiLimits limits) {}
