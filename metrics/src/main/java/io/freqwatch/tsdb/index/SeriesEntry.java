package io.freqwatch.tsdb.index;

import io.freqwatch.model.Labels;
import java.util.List;

/**
 * What an index knows of a series.
 *
 * @param reference the number that postings and tombstones name it by
 * @param chunks in the order of their time
 */
public record SeriesEntry(int reference, Labels labels, List<ChunkMeta> chunks) {}
