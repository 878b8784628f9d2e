package io.freqwatch.notifier;

import java.net.URI;
import java.util.List;

/**
 * Who is told of alerts, and what has been sent.
 *
 * @param dropped alertmanagers that relabelling leaves out
 */
public record NotifierStatistics(List<AlertmanagerStatistics> alertmanagers, List<URI> dropped) {
  public NotifierStatistics {
    alertmanagers = List.copyOf(alertmanagers);
    dropped = List.copyOf(dropped);
  }
}
