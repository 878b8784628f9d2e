package io.freqwatch.web.prometheus;

import io.freqwatch.http.Request;
import io.freqwatch.model.Matcher;
import io.freqwatch.rules.GroupView;
import io.freqwatch.rules.RuleView;
import io.freqwatch.rules.file.RuleDefinition;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which rules are asked for. Lists that are empty ask for all.
 *
 * @param type alert, record or nothing
 * @param selectors of which one must match the rule's labels
 */
record RuleFilter(
    String type,
    List<String> rules,
    List<String> groups,
    List<String> files,
    List<Matcher[]> selectors) {

  static RuleFilter of(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    String type = parameters.text("type");
    if (!List.of("", "alert", "record").contains(type)) {
      throw ParameterException.invalid("type", "not supported value \"" + type + "\"");
    }
    return new RuleFilter(
        type,
        request.parameters("rule_name[]"),
        request.parameters("rule_group[]"),
        request.parameters("file[]"),
        parameters.selectors());
  }

  /** The group with the rules that are asked for, perhaps none. */
  GroupView apply(GroupView group) {
    boolean wanted =
        contains(groups, group.definition().name()) && contains(files, group.definition().file());
    List<RuleView> kept =
        wanted ? group.rules().stream().filter(this::matches).toList() : List.of();
    return new GroupView(
        group.definition(), group.interval(), group.limit(), kept, group.statistics());
  }

  private boolean matches(RuleView rule) {
    RuleDefinition definition = rule.definition();
    boolean kind =
        switch (definition) {
          case RuleDefinition.Alerting _ -> !type.equals("record");
          case RuleDefinition.Recording _ -> !type.equals("alert");
        };
    return kind && contains(rules, definition.name()) && matches(definition.labels());
  }

  /** A label that is a template has no value yet. */
  private boolean matches(Map<String, String> labels) {
    return selectors.isEmpty()
        || selectors.stream()
            .anyMatch(
                selector ->
                    Arrays.stream(selector)
                        .allMatch(matcher -> matcher.matches(value(labels, matcher.name()))));
  }

  private static String value(Map<String, String> labels, String name) {
    String value = labels.getOrDefault(name, "");
    return value.contains("{{") ? "" : value;
  }

  private static boolean contains(List<String> wanted, String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }
}
