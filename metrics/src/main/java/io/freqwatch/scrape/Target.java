package io.freqwatch.scrape;

import io.freqwatch.model.Labels;
import java.net.URI;
import java.time.Duration;

/**
 * One address to scrape. Two that are equal are the same target, wherever they were found.
 *
 * @param labels the labels that go onto the samples
 * @param uri the whole address, with the query
 */
public record Target(String job, Labels labels, URI uri, Duration interval, Duration timeout) {
  /** The label {@code instance}. */
  public String instance() {
    return labels.value("instance");
  }
}
