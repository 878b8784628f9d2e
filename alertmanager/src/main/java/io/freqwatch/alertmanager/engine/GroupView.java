package io.freqwatch.alertmanager.engine;

import io.freqwatch.alertmanager.alert.Alert;
import io.freqwatch.alertmanager.core.Route;
import io.freqwatch.model.Labels;
import java.time.Instant;
import java.util.List;

/**
 * A group as it is at one moment.
 *
 * @param mutedBy the time intervals that keep it quiet
 * @param next when it is looked at next, which is the earliest that its receiver can hear of it
 */
public record GroupView(
    Route route, Labels labels, List<Alert> alerts, List<String> mutedBy, Instant next) {}
