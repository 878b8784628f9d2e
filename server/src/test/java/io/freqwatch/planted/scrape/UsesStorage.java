package io.freqwatch.planted.scrape;

import io.freqwatch.planted.storage.UsesScrape;
import org.jspecify.annotations.Nullable;

/** In order, yet the other half of a cycle. */
public record UsesStorage(@Nullable UsesScrape user) {}
