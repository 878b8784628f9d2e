package io.freqwatch.planted.sidecar;

/** In a package that has no place in the order and is not marked. */
public record Unplaced(String name) {}
