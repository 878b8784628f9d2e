package io.freqwatch.alertmanager.config;

import io.freqwatch.codec.YamlMapping;
import io.freqwatch.http.HttpAuth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What single kinds of integrations ask beyond their table of keys. */
final class IntegrationChecks {
  private static final String POST_MESSAGE = "https://slack.com/api/chat.postMessage";
  private static final Set<String> VICTOROPS_OWN =
      Set.of(
          "routing_key",
          "message_type",
          "state_message",
          "entity_display_name",
          "monitoring_tool",
          "entity_id",
          "entity_state");

  private final YamlMapping written;
  private final Settings settings;

  private IntegrationChecks(YamlMapping written, Settings settings) {
    this.written = written;
    this.settings = settings;
  }

  /**
   * @param global for Slack, whose two ways exclude each other
   */
  static void check(String kind, YamlMapping written, Settings settings, Settings global) {
    IntegrationChecks checks = new IntegrationChecks(written, settings);
    switch (kind) {
      case "webhook" -> checks.webhook();
      case "telegram" -> checks.oneOf("parse_mode", List.of("", "HTML", "Markdown", "MarkdownV2"));
      case "slack" -> checks.slack(global);
      case "email" -> checks.headers();
      case "pushover" -> checks.exclusive("html", "monospace");
      case "pagerduty" -> checks.anyOf("routing_key", "service_key");
      case "sns" -> checks.sns();
      case "webex" -> checks.webex();
      case "victorops" -> checks.victorops();
      case "wechat" -> checks.oneOf("message_type", List.of("text", "markdown"));
      case "opsgenie" -> checks.responders();
      case "incidentio" -> checks.incidentio();
      default -> {} // the others ask no more
    }
  }

  /** Before there was a key for a bot's token, its address was put where webhooks go. */
  static void checkGlobal(YamlMapping written, Settings global) {
    boolean hook =
        global.has("slack_api_url")
            && !written
                .optionalText("slack_api_url")
                .orElse("")
                .equals(global.text("slack_app_url"));
    if (hook && global.has("slack_app_token")) {
      written.problem(
          "slack_app_token", "slack_api_url and slack_app_token", "at most one of the two");
    }
  }

  private void webhook() {
    written.optional("url", Url.EXPECTED, Url::checkedOrTemplate);
  }

  private void oneOf(String key, List<String> known) {
    if (!known.contains(settings.text(key))) {
      written.problem(
          key, "\"" + settings.text(key) + "\"", "one of \"" + String.join("\", \"", known) + '"');
    }
  }

  private void exclusive(String first, String second) {
    if (settings.flag(first) && settings.flag(second)) {
      written.problem(second, first + " and " + second, "at most one of the two");
    }
  }

  private void anyOf(String first, String second) {
    if (!settings.has(first) && !settings.has(second)) {
      written.problem(first, "nothing", first + " or " + second);
    }
  }

  private void slack(Settings global) {
    boolean ownUrl = settings.has("api_url");
    boolean ownToken = settings.has("app_token");
    if (ownUrl && ownToken) {
      written.problem("app_token", "api_url and app_token", "at most one of the two");
    }
    if (!ownUrl && !ownToken && !global.has("slack_api_url") && !global.has("slack_app_token")) {
      written.problem("api_url", "nothing", "api_url or app_token, here or in global");
    }
    boolean hasHook =
        written.optionalText("api_url").filter(url -> !url.equals(POST_MESSAGE)).isPresent();
    if (settings.flag("update_message") && hasHook) {
      written.problem(
          "update_message", "a webhook as api_url", "a bot's token, api_url " + POST_MESSAGE);
    }
    settings.parts("actions").forEach(this::slackAction);
  }

  private void slackAction(Settings action) {
    if (!action.has("url") && !action.has("name")) {
      written.problem("actions", "an action with neither name nor url", "one of the two");
    }
  }

  /** The names of headers count without regard to case. */
  private void headers() {
    Set<String> seen = new TreeSet<>();
    for (String name : settings.textMap("headers").keySet()) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        written.problem("headers", "the header " + name + " twice", "each header once");
      }
    }
  }

  private void sns() {
    if (!settings.has("topic_arn")
        && !settings.has("target_arn")
        && !settings.has("phone_number")) {
      written.problem("topic_arn", "nothing", "topic_arn, target_arn or phone_number");
    }
  }

  private void webex() {
    if (settings.http().auth() instanceof HttpAuth.None || !written.has("http_config")) {
      written.problem("http_config", "no authorization", "http_config with authorization");
    }
  }

  private void victorops() {
    for (String name : settings.textMap("custom_fields").keySet()) {
      if (VICTOROPS_OWN.contains(name)) {
        written.problem("custom_fields", "the field " + name, "names that VictorOps has not taken");
      }
    }
  }

  private void responders() {
    for (Settings responder : settings.parts("responders")) {
      if (!responder.has("id") && !responder.has("name") && !responder.has("username")) {
        written.problem("responders", "nobody", "an id, a name or a username");
      }
      String type = responder.text("type").toLowerCase(Locale.ROOT);
      if (!type.contains("{{") && !type.matches("team|teams|user|escalation|schedule")) {
        written.problem(
            "responders",
            "the type \"" + type + "\"",
            "one of team, teams, user, escalation, schedule");
      }
    }
  }

  private void incidentio() {
    boolean authorized =
        written.tree("http_config").filter(own -> own.has("authorization")).isPresent();
    if (settings.has("alert_source_token") == authorized) {
      written.problem(
          "alert_source_token",
          authorized ? "an authorization in http_config too" : "nothing",
          "either this or http_config with authorization");
    }
  }
}
