package io.freqwatch.alertmanager.api;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * One request that both routers get at one moment of a play.
 *
 * @param atMillis since the begin of the play
 * @param path {@code LAST} in it is the id of the silence that was made last
 * @param body where {@code @5000@} is the time 5 s after the begin
 */
record Act(int atMillis, String method, String path, String body) {
  private static final String RELOAD = "/-/reload";
  private static final Pattern TIME = Pattern.compile("@(\\d+)@");

  /** An alert is reported to begin and to end then; no end where it is negative. */
  static Act report(int atMillis, String labels, int startsAt, int endsAt) {
    return new Act(
        atMillis,
        "POST",
        "/api/v2/alerts",
        """
        [{"labels":{%s},"annotations":{"from":"%d","empty":""},"startsAt":"@%d@"%s,
          "generatorURL":"http://g/?a=b&c"}]
        """
            .formatted(
                labels,
                atMillis / 1_000,
                startsAt,
                endsAt < 0 ? "" : ",\"endsAt\":\"@" + endsAt + "@\""));
  }

  static Act silence(int atMillis, String name, String value, int from, int to) {
    return new Act(
        atMillis,
        "POST",
        "/api/v2/silences",
        """
        {"matchers":[{"name":"%s","value":"%s","isRegex":false}],"startsAt":"@%d@","endsAt":"@%d@",
         "createdBy":"me","comment":"c"}
        """
            .formatted(name, value, from, to));
  }

  static Act expireLastSilence(int atMillis) {
    return new Act(atMillis, "DELETE", "/api/v2/silence/LAST", "");
  }

  static Act reload(int atMillis) {
    return new Act(atMillis, "POST", RELOAD, "");
  }

  boolean isReload() {
    return path.equals(RELOAD);
  }

  String body(Instant begin) {
    return TIME.matcher(body)
        .replaceAll(time -> begin.plusMillis(Long.parseLong(time.group(1))).toString());
  }
}
