package io.freqwatch.planted.database;

/** A package of our own that the agent may not use. */
public record Connection(String url) {}
