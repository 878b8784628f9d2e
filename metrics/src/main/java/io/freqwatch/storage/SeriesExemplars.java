package io.freqwatch.storage;

import io.freqwatch.model.Exemplar;
import io.freqwatch.model.Labels;
import java.util.List;

/** The exemplars of one series in order of time. */
public record SeriesExemplars(Labels labels, List<Exemplar> exemplars) {}
