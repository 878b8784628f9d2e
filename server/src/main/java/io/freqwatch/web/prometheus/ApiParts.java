package io.freqwatch.web.prometheus;

import io.freqwatch.promql.engine.Engine;
import io.freqwatch.scrape.ScrapeTargets;
import io.freqwatch.storage.Storage;
import java.util.function.Supplier;

/** The parts of the program that the API is a view of. All are callable from any thread. */
public record ApiParts(
    Storage storage,
    StoreAdministration administration,
    Engine engine,
    ScrapeTargets targets,
    RulePaths rules,
    Supplier<ConfigurationSections> configuration,
    SelfMetrics metrics,
    Notifications notifications,
    ServerStatus status,
    ServerControl control) {}
