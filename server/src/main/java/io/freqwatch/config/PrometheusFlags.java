package io.freqwatch.config;

import io.freqwatch.model.PrometheusDuration;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the flags of Prometheus are set to. Immutable. */
public final class PrometheusFlags {
  /** All of them as they are where nobody says otherwise. */
  public static final PrometheusFlags DEFAULTS = new PrometheusFlags(Map.of());

  private final Map<PrometheusFlag, String> given;

  private PrometheusFlags(Map<PrometheusFlag, String> given) {
    this.given = Map.copyOf(given);
  }

  /**
   * @throws IllegalArgumentException naming flag, value and what is expected, for another form
   */
  public PrometheusFlags with(PrometheusFlag flag, String value) {
    Map<PrometheusFlag, String> more = new EnumMap<>(PrometheusFlag.class);
    more.putAll(given);
    more.put(flag, flag.checked(value));
    return new PrometheusFlags(more);
  }

  /** Sets what nobody has set. */
  PrometheusFlags orElse(PrometheusFlag flag, String value) {
    return isGiven(flag) ? this : with(flag, value);
  }

  /** Whether somebody has set it. */
  public boolean isGiven(PrometheusFlag flag) {
    return given.containsKey(flag);
  }

  public String text(PrometheusFlag flag) {
    return given.getOrDefault(flag, flag.fallback());
  }

  public Duration duration(PrometheusFlag flag) {
    return PrometheusDuration.parse(text(flag));
  }

  public int count(PrometheusFlag flag) {
    return Integer.parseInt(text(flag));
  }

  public long bytes(PrometheusFlag flag) {
    return ByteCount.parse(text(flag));
  }

  public boolean isOn(PrometheusFlag flag) {
    return text(flag).equals("true");
  }

  /** The names of a list, without white space and empty ones. */
  public List<String> names(PrometheusFlag flag) {
    return Arrays.stream(text(flag).split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** All flags with their values, by name. */
  public Map<String, String> byName() {
    Map<String, String> all = new TreeMap<>();
    for (PrometheusFlag flag : PrometheusFlag.values()) {
      all.put(flag.text(), text(flag));
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrometheusFlags flags && flags.given.equals(given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  @Override
  public String toString() {
    return byName().toString();
  }
}
