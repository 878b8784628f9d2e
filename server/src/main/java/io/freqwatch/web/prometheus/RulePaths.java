package io.freqwatch.web.prometheus;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.notifier.AlertmanagerStatistics;
import io.freqwatch.notifier.NotifierStatistics;
import io.freqwatch.rules.Alert;
import io.freqwatch.rules.GroupView;
import io.freqwatch.rules.RuleView;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /rules}, {@code /alerts} and {@code /alertmanagers}. */
public final class RulePaths {
  private final Supplier<List<GroupView>> groups;
  private final Supplier<NotifierStatistics> notifier;

  /**
   * @param groups all there are, in order; asked for each request
   * @param notifier who is told; asked for each request
   */
  public RulePaths(Supplier<List<GroupView>> groups, Supplier<NotifierStatistics> notifier) {
    this.groups = groups;
    this.notifier = notifier;
  }

  Response rules(Request request) throws IOException {
    ApiParameters parameters = new ApiParameters(request);
    RuleFilter filter = RuleFilter.of(request);
    boolean withAlerts = !flag(parameters.text("exclude_alerts"));
    String token = parameters.text("group_next_token");
    int limit = limit(parameters.text("group_limit"), token);
    List<GroupView> all = groups.get();
    List<GroupView> shown =
        all.stream().map(filter::apply).filter(group -> !group.rules().isEmpty()).toList();
    RulePage page = RulePage.of(shown, all, token, limit);
    ObjectNode data = Json.object();
    ArrayNode list = data.putArray("groups");
    page.groups().forEach(group -> list.add(RuleJson.group(group, withAlerts)));
    if (!page.nextToken().isEmpty()) {
      data.put("groupNextToken", page.nextToken());
    }
    return ApiAnswer.of(json -> json.json(data));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "" -> false;
      case "1", "t", "T", "TRUE", "true", "True" -> true;
      case "0", "f", "F", "FALSE", "false", "False" -> false;
      default ->
          throw ParameterException.invalid(
              "exclude_alerts",
              "error converting exclude_alerts: strconv.ParseBool: parsing \""
                  + text
                  + "\": invalid syntax");
    };
  }

  /** 0 without a limit. */
  private static int limit(String text, String token) {
    if (text.isEmpty()) {
      if (!token.isEmpty()) {
        throw ParameterException.invalid(
            "group_next_token",
            "group_limit needs to be present in order to paginate over the groups");
      }
      return 0;
    }
    try {
      int limit = Integer.parseInt(text);
      if (limit > 0) {
        return limit;
      }
      throw ParameterException.invalid("group_limit", "group_limit needs to be greater than 0");
    } catch (NumberFormatException ignored) { // the error says the same, in Prometheus' words
      throw ParameterException.invalid(
          "group_limit",
          "group_limit needs to be a valid number: strconv.ParseInt: parsing \""
              + text
              + "\": invalid syntax");
    }
  }

  Response alerts(Request request) {
    ObjectNode data = Json.object();
    ArrayNode list = data.putArray("alerts");
    for (GroupView group : groups.get()) {
      for (RuleView rule : group.rules()) {
        for (Alert alert : rule.alerts()) {
          list.add(RuleJson.alert(alert));
        }
      }
    }
    return ApiAnswer.of(json -> json.json(data));
  }

  Response alertmanagers(Request request) {
    NotifierStatistics now = notifier.get();
    ObjectNode data = Json.object();
    data.set(
        "activeAlertmanagers",
        addresses(now.alertmanagers().stream().map(AlertmanagerStatistics::address).toList()));
    data.set("droppedAlertmanagers", addresses(now.dropped()));
    return ApiAnswer.of(json -> json.json(data));
  }

  private static ArrayNode addresses(List<URI> addresses) {
    ArrayNode list = Json.array();
    addresses.forEach(address -> list.addObject().put("url", address.toString()));
    return list;
  }
}
