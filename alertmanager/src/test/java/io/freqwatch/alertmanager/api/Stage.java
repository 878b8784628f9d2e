package io.freqwatch.alertmanager.api;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * What a play of both routers needs: their configuration, the one that they read at a reload, and
 * when it begins at the earliest.
 */
record Stage(String text, String afterReload, Instant notBefore) {
  /** Enough for both to start. */
  private static final Duration START = Duration.ofSeconds(12);

  private static final String LAST_OF_DAY = "23:59";
  private static final String CONFIG =
      """
      global: {resolve_timeout: 4s}
      route:
        receiver: all
        group_by: [alertname]
        group_wait: 500ms
        group_interval: 2s
        repeat_interval: REPEAT
        routes:
          - {matchers: [severity=critical], receiver: page, continue: true}
          - matchers: ['team=~"x|y"']
            group_by: ['...']
            group_interval: 3s
            receiver: 'team (x)'
          - {matchers: [severity=critical], receiver: all}
          - {matchers: [way=flaky], receiver: flaky}
          - {matchers: [way=hanging], receiver: hanging}
          - {matchers: [way=refusing], receiver: refusing}
          - {matchers: [time=muted], receiver: all, mute_time_intervals: [MUTED]}
          - {matchers: [time=active], receiver: all, active_time_intervals: [minute]}
          - {matchers: [time=both], receiver: all, continue: true,
             active_time_intervals: [minute], mute_time_intervals: [MUTED]}
      inhibit_rules:
        - {source_matchers: [severity=critical], target_matchers: [severity=warning], equal: [bot]}
      time_intervals:
        - {name: never, time_intervals: [{years: ['1999']}]}
        - {name: minute, time_intervals: [{times: [{start_time: 'FROM', end_time: 'TO'}]}]}
      receivers:
        - {name: all, webhook_configs: [{url: 'BASE/all'}]}
        - {name: page, webhook_configs: [{url: 'BASE/page', send_resolved: false, max_alerts: 1}]}
        - {name: 'team (x)', webhook_configs: [{url: 'BASE/team'}, {url: 'BASE/team2'}]}
        - {name: flaky, webhook_configs: [{url: 'BASE/flaky'}]}
        - {name: hanging, webhook_configs: [{url: 'BASE/hanging', timeout: 300ms}]}
        - {name: refusing, webhook_configs: [{url: 'BASE/refusing'}]}
      """;

  /** The same configuration from the begin to the end, and no time of its own. */
  static Stage repeatingAfter(String interval) {
    String text = at(CONFIG.replace("REPEAT", interval).replace("MUTED", "never"), Instant.EPOCH);
    return new Stage(text, text, Instant.EPOCH);
  }

  /**
   * The interval of {@code minute} begins within the play, and lasts longer than it; after a reload
   * nothing is muted.
   *
   * @param minuteAfter from the play's begin to the interval's
   */
  static Stage withMinute(Duration minuteAfter, Instant now) {
    Instant earliest = now.plus(START).plus(minuteAfter);
    Instant minute = earliest.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    String text = at(CONFIG.replace("REPEAT", "1h"), minute);
    return new Stage(
        text.replace("MUTED", "minute"), text.replace("MUTED", "never"), minute.minus(minuteAfter));
  }

  private static String at(String text, Instant minute) {
    LocalTime from = LocalTime.ofInstant(minute, ZoneOffset.UTC);
    String to = from.toString().equals(LAST_OF_DAY) ? "24:00" : from.plusMinutes(1).toString();
    return text.replace("FROM", from.toString()).replace("TO", to);
  }

  String config(String base) {
    return text.replace("BASE", base);
  }

  String configAfterReload(String base) {
    return afterReload.replace("BASE", base);
  }
}
