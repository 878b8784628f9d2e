package io.freqwatch.alertmanager.config;

import io.freqwatch.model.Labels;
import java.util.List;

/**
 * Whom a route tells, on all the ways of its integrations.
 *
 * @param labels what lists of receivers are filtered by; always with its {@code name}
 */
public record Receiver(String name, Labels labels, List<Integration> integrations) {
  public Receiver {
    integrations = List.copyOf(integrations);
  }
}
