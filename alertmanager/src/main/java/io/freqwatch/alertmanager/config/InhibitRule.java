package io.freqwatch.alertmanager.config;

import io.freqwatch.alertmanager.alert.Matchers;
import java.util.List;

/**
 * While an alert that matches the source fires, those that match the target are not notified of.
 *
 * @param name may be empty
 * @param equal the labels that both must have with the same value; absent is empty
 */
public record InhibitRule(String name, Matchers source, Matchers target, List<String> equal) {
  public InhibitRule {
    equal = List.copyOf(equal);
  }
}
