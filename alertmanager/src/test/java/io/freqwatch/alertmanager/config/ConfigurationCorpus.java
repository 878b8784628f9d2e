package io.freqwatch.alertmanager.config;

import java.util.List;
import java.util.stream.Stream;

/** Small configurations of which Alertmanager's own verdict is known. */
final class ConfigurationCorpus {
  private static final String ROUTE = "route: {receiver: a}\nreceivers:\n- name: a\n";

  private ConfigurationCorpus() {}

  static Stream<String> good() {
    return Stream.of(
        ROUTE,
        ROUTE + "  webhook_configs: [{url: 'http://x/{{ .Receiver }}', max_alerts: 3}]",
        ROUTE + "  webhook_configs: [{url_file: x, timeout: 10s, payload: {a: [1, true, 'x']}}]",
        ROUTE + "  telegram_configs: [{bot_token: x, chat_id: -1001, parse_mode: ''}]",
        ROUTE + "  telegram_configs: [{bot_token_file: x, chat_id_file: y}]",
        ROUTE + "  discord_configs: [{webhook_url: 'https://d/x', title: 't'}]",
        ROUTE + "  pushover_configs: [{user_key: a, token_file: b, retry: 30s, ttl: 1h}]",
        ROUTE + "  email_configs: [{to: a, from: b, smarthost: '[::1]:25', headers: {a: b}}]",
        ROUTE
            + "  slack_configs: [{app_token: a, channel: b,"
            + " fields: [{title: a, value: b, short: true}],"
            + " actions: [{type: a, text: b, name: c, confirm: {text: d}}]}]",
        ROUTE + "  slack_configs: [{api_url: '<secret>'}, {app_token: x, channel: y}]",
        ROUTE
            + "  jira_configs: [{api_url: 'http://x/', project: a, issue_type: b,"
            + " summary: {template: x, enable_update: false}, fields: {a: {b: c}}}]",
        ROUTE + "  webex_configs: [{room_id: x, http_config: {authorization: {credentials: y}}}]",
        ROUTE + "  msteamsv2_configs: [{webhook_url: 'http://x'}]",
        ROUTE + "  incidentio_configs: [{url: 'http://x', alert_source_token: y}]",
        ROUTE + "  mattermost_configs: [{webhook_url: 'http://x', priority: {priority: urgent}}]",
        ROUTE + "  opsgenie_configs: [{api_key: x, responders: [{name: a, type: team}]}]",
        ROUTE + "  pagerduty_configs: [{routing_key: x, details: {a: {b: c}}, links: [{href: a}]}]",
        ROUTE
            + "  webhook_configs: [{url: 'http://x', http_config: {basic_auth: {username: a,"
            + " password: b}, proxy_url: 'http://p:1', no_proxy: c,"
            + " http_headers: {X-A: {values: [a]}}}}]",
        ROUTE + "global: {resolve_timeout: 1d12h, smtp_require_tls: false}",
        ROUTE
            + "inhibit_rules: [{source_matchers: [a=b], target_matchers: ['c=~\"d|e\"'],"
            + " equal: [x]}, {name: n, source_match: {a: b}, target_match_re: {c: d}}, {}]",
        ROUTE
            + "time_intervals: [{name: n, time_intervals: [{times: [{start_time: '08:00',"
            + " end_time: '24:00'}], weekdays: ['Monday:friday', sunday], days_of_month: ['1:5',"
            + " '-3:-1', '5:-1'], months: ['january:march', '5'], years: ['2020:2030'],"
            + " location: Europe/Berlin}]}]",
        "route: {receiver: a, group_by: ['...'], group_wait: 0s, routes: [{matchers:"
            + " ['a=\"b\"', 'c!~d', '{e=f}'], continue: true, mute_time_intervals: [n],"
            + " active_time_intervals: [n], routes: [{match: {a: b}, match_re: {c: 'd.*'}}]}]}\n"
            + "receivers: [{name: a, labels: {team: x}}]\n"
            + "time_intervals: [{name: n, time_intervals: []}]",
        "route: {receiver: a, group_by: []}\nreceivers: [{name: a}]\ntemplates: ['/x/*.tmpl']",
        "route: &r {receiver: a}\nreceivers: [{name: a}]",
        "route: {receiver: a}\nmute_time_intervals: [{name: n, time_intervals: []}]\n"
            + "receivers: [{name: a}]");
  }

  static Stream<String> bad() {
    return Stream.concat(badReceivers(), badRest());
  }

  private static Stream<String> badReceivers() {
    return List.of(
            "webhook_configs: [{}]",
            "webhook_configs: [{url: x}]",
            "webhook_configs: [{url: 'http://x', url_file: y}]",
            "webhook_configs: [{url: 'http://x', max_alerts: x}]",
            "webhook_configs: [{url: 'http://x', nonsense: 1}]",
            "webhook_configs: [{url: 'http://x', http_config: {nonsense: 1}}]",
            "webhook_configs: [{url: 'http://x', http_config: {basic_auth: {password: a},"
                + " authorization: {credentials: b}}}]",
            "telegram_configs: [{bot_token: x}]",
            "telegram_configs: [{bot_token: x, chat_id: y}]",
            "telegram_configs: [{bot_token: x, chat_id: 1, parse_mode: html}]",
            "telegram_configs: [{chat_id: 1}]",
            "discord_configs: [{title: x}]",
            "discord_configs: [{webhook_url: 'ftp://x'}]",
            "pushover_configs: [{user_key: a}]",
            "pushover_configs: [{user_key: a, token: b, html: true, monospace: true}]",
            "email_configs: [{from: b, smarthost: 'x:25'}]",
            "email_configs: [{to: a, smarthost: 'x:25'}]",
            "email_configs: [{to: a, from: b}]",
            "email_configs: [{to: a, from: b, smarthost: x}]",
            "email_configs: [{to: a, from: b, smarthost: 'x:1', headers: {A: b, a: c}}]",
            "slack_configs: [{channel: a}]",
            "slack_configs: [{api_url: 'http://x', fields: [{title: a}]}]",
            "slack_configs: [{api_url: 'http://x', actions: [{type: a, text: b}]}]",
            "jira_configs: [{api_url: 'http://x/'}]",
            "webex_configs: [{room_id: x}]",
            "webex_configs: [{http_config: {authorization: {credentials: y}}}]",
            "msteams_configs: [{title: x}]",
            "opsgenie_configs: [{api_key: x, responders: [{type: team}]}]",
            "opsgenie_configs: [{api_key: x, responders: [{id: a, type: dog}]}]",
            "pagerduty_configs: [{client: x}]",
            "victorops_configs: [{api_key: x}]",
            "victorops_configs: [{api_key: x, routing_key: y, custom_fields: {entity_id: z}}]",
            "wechat_configs: [{api_secret: x, corp_id: y, message_type: z}]",
            "sns_configs: [{sigv4: {}}]",
            "nonsense_configs: []")
        .stream()
        .map(text -> ROUTE + "  " + text);
  }

  private static Stream<String> badRest() {
    return Stream.of(
        "",
        "receivers: [{name: a}]",
        "route: {}\nreceivers: [{name: a}]",
        "route: {receiver: b}\nreceivers: [{name: a}]",
        "route: {receiver: a}\nreceivers: [{name: a}, {name: a}]",
        "route: {receiver: a}\nreceivers: [{name: ''}]",
        "route: {receiver: a, continue: true}\nreceivers: [{name: a}]",
        "route: {receiver: a, matchers: [a=b]}\nreceivers: [{name: a}]",
        "route: {receiver: a, match: {a: b}}\nreceivers: [{name: a}]",
        "route: {receiver: a, group_interval: 0s}\nreceivers: [{name: a}]",
        "route: {receiver: a, repeat_interval: 0s}\nreceivers: [{name: a}]",
        "route: {receiver: a, group_wait: 5}\nreceivers: [{name: a}]",
        "route: {receiver: a, group_by: [a, a]}\nreceivers: [{name: a}]",
        "route: {receiver: a, group_by: [a, '...']}\nreceivers: [{name: a}]",
        "route: {receiver: a, mute_time_intervals: [n]}\nreceivers: [{name: a}]",
        "route: {receiver: a, routes: [{mute_time_intervals: [n]}]}\nreceivers: [{name: a}]",
        "route: {receiver: a, routes: [{receiver: b}]}\nreceivers: [{name: a}]",
        "route: {receiver: a, routes: [{matchers: ['a=~\"(\"']}]}\nreceivers: [{name: a}]",
        "route: {receiver: a, routes: [{match_re: {a: '('}}]}\nreceivers: [{name: a}]",
        "route: {receiver: a, nonsense: 1}\nreceivers: [{name: a}]",
        ROUTE + "nonsense: 1",
        ROUTE + "global: {resolve_timeout: x}",
        ROUTE + "global: {slack_api_url: 'http://x', slack_api_url_file: y}",
        ROUTE + "global: {slack_api_url: 'http://x', slack_app_token: y}",
        ROUTE + "inhibit_rules: [{source_matchers: [a], target_matchers: [a=b]}]",
        ROUTE + interval("times: [{start_time: '22:00', end_time: '06:00'}]"),
        ROUTE + interval("times: [{start_time: '22:00'}]"),
        ROUTE + interval("times: [{start_time: '22:00', end_time: '25:00'}]"),
        ROUTE + interval("weekdays: ['friday:monday']"),
        ROUTE + interval("weekdays: [someday]"),
        ROUTE + interval("days_of_month: ['0']"),
        ROUTE + interval("days_of_month: ['32']"),
        ROUTE + interval("days_of_month: ['5:1']"),
        ROUTE + interval("days_of_month: ['-1:5']"),
        ROUTE + interval("months: ['march:january']"),
        ROUTE + interval("years: ['2021:2020']"),
        ROUTE + interval("location: Nowhere/City"),
        ROUTE + "time_intervals: [{time_intervals: []}]",
        ROUTE + "time_intervals: [{name: n, time_intervals: []}, {name: n, time_intervals: []}]");
  }

  private static String interval(String text) {
    return "time_intervals: [{name: n, time_intervals: [{" + text + "}]}]";
  }
}
