package io.freqwatch.gotemplate.functions;

import static io.freqwatch.gotemplate.value.Methods.getter;

import io.freqwatch.gotemplate.value.Arguments;
import io.freqwatch.gotemplate.value.GoFunction;
import io.freqwatch.gotemplate.value.GoType;
import io.freqwatch.gotemplate.value.GoValue;
import io.freqwatch.gotemplate.value.Methods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The types of Alertmanager's notification templates: labels and annotations as {@code
 * template.KV}, alerts as {@code template.Alerts}, with the methods that templates call.
 */
public final class NotificationValues {
  private static final String ALERT_NAME = "alertname";
  private static final GoType KV = new GoType("template.KV", "map[string]string");
  private static final GoType PAIRS = new GoType("template.Pairs", "[]template.Pair");
  private static final GoType ALERTS = new GoType("template.Alerts", "[]template.Alert");

  private NotificationValues() {}

  /** Labels or annotations. */
  public static GoValue pairs(Map<String, String> entries) {
    TreeMap<String, GoValue> values = new TreeMap<>();
    entries.forEach((name, value) -> values.put(name, GoValue.of(value)));
    List<Map.Entry<String, String>> sorted = sorted(entries);
    Map<String, GoFunction> methods =
        Methods.of(
            getter("SortedPairs", () -> list(sorted)),
            getter("Names", () -> names(sorted)),
            getter("Values", () -> values(sorted)),
            getter("String", () -> text(sorted)),
            GoFunction.of("Remove", List.of(GoType.STRINGS), a -> without(entries, a)));
    return new GoValue.Mapping(KV, values, GoValue.of(""), methods);
  }

  /** By name, the name of the alert first. */
  private static List<Map.Entry<String, String>> sorted(Map<String, String> entries) {
    TreeMap<String, String> byName = new TreeMap<>(entries);
    List<Map.Entry<String, String>> sorted = new ArrayList<>();
    String alertName = byName.remove(ALERT_NAME);
    if (alertName != null) {
      sorted.add(Map.entry(ALERT_NAME, alertName));
    }
    sorted.addAll(byName.entrySet());
    return List.copyOf(sorted);
  }

  private static GoValue without(Map<String, String> entries, Arguments arguments) {
    Map<String, String> rest = new TreeMap<>(entries);
    rest.keySet().removeAll(arguments.texts(0));
    return pairs(rest);
  }

  private static GoValue list(List<Map.Entry<String, String>> sorted) {
    Map<String, GoFunction> methods =
        Methods.of(
            getter("Names", () -> names(sorted)),
            getter("Values", () -> values(sorted)),
            getter("String", () -> text(sorted)));
    return new GoValue.Sequence(
        PAIRS, sorted.stream().map(NotificationValues::pair).toList(), methods);
  }

  private static GoValue pair(Map.Entry<String, String> entry) {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    fields.put("Name", GoValue.of(entry.getKey()));
    fields.put("Value", GoValue.of(entry.getValue()));
    return GoValue.struct("template.Pair", fields);
  }

  private static GoValue names(List<Map.Entry<String, String>> sorted) {
    return GoValue.strings(sorted.stream().map(Map.Entry::getKey).toList());
  }

  private static GoValue values(List<Map.Entry<String, String>> sorted) {
    return GoValue.strings(sorted.stream().map(Map.Entry::getValue).toList());
  }

  private static GoValue text(List<Map.Entry<String, String>> sorted) {
    return GoValue.of(
        sorted.stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(", ")));
  }

  /** One alert by its fields, of which {@code Status} is text. */
  public static GoValue alert(Map<String, GoValue> fields) {
    return GoValue.struct("template.Alert", fields);
  }

  /** Alerts, made by {@link #alert}. */
  public static GoValue alerts(List<GoValue> alerts) {
    Map<String, GoFunction> methods =
        Methods.of(
            getter("Firing", () -> withStatus(alerts, "firing")),
            getter("Resolved", () -> withStatus(alerts, "resolved")));
    return new GoValue.Sequence(ALERTS, alerts, methods);
  }

  private static GoValue withStatus(List<GoValue> alerts, String status) {
    GoValue wanted = GoValue.of(status);
    return GoValue.list(
        GoType.unnamed("[]template.Alert"),
        alerts.stream()
            .filter(
                each ->
                    each instanceof GoValue.Struct(_, Map<String, GoValue> fields, _)
                        && wanted.equals(fields.get("Status")))
            .toList());
  }

  /** All that a notification template sees, by its fields. */
  public static GoValue data(Map<String, GoValue> fields) {
    return GoValue.struct("*template.Data", fields);
  }
}
