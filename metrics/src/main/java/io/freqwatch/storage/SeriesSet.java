package io.freqwatch.storage;

import java.util.Iterator;

/**
 * Series, one after the other. Used by one thread, valid while its querier is open; reading on may
 * throw a {@link StorageException}.
 */
public interface SeriesSet extends Iterator<Series> {}
