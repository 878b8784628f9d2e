package io.freqwatch.planted.storage;

import io.freqwatch.planted.scrape.UsesStorage;

/** Against the order, and half of a cycle. */
public record UsesScrape(UsesStorage user) {}
