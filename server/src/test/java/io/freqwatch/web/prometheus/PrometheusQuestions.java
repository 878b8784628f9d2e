package io.freqwatch.web.prometheus;

import java.util.List;

/** What a real Prometheus and we are asked alike. */
final class PrometheusQuestions {
  /** About the present; the answers do not depend on when exactly each has scraped. */
  static final List<String> NOW =
      List.of(
          "up",
          "stays",
          "vanishes",
          "stays{a=\"1\"}",
          "stays{instance=\"\"}",
          "stays{instance!=\"\"}",
          "stays{a=~\"1|2\"}",
          "stays{a!~\"1\"}",
          "{a=\"2\"}",
          "{env=\"home\",a=~\".+\"}",
          "scrape_samples_scraped",
          "scrape_samples_post_metric_relabeling",
          "scrape_series_added",
          "nothing",
          "1",
          "-0",
          "Inf",
          "1e21",
          "123456789.125",
          "0x1f",
          "1h30m",
          "\"text \\u00fc\"",
          "'a\"b'",
          "`raw\\n`");

  /** About series with times of their own, which both have stored alike. */
  static final List<String> STORY =
      List.of(
          "story",
          "story{kind=\"count\"}",
          "story{kind=~\"c.*|s.*\"}",
          "story{kind!~\"c.*|s.*\",job=\"text\"}",
          "story{exported_job=\"theirs\"}",
          "story{job=\"theirs\"}",
          "story{quote=~\"a.*d\"}",
          "{\"story.dotted\"}",
          "{\"story.dotted\",\"a.b\"=\"c\"}",
          "{__name__=~\"story.*\",job=\"text\"}",
          "story{kind=\"count\"} offset 30s",
          "story{kind=\"count\"} offset -30s",
          "story{kind=\"count\"} @ MOMENT",
          "story{kind=\"count\"} @ MOMENT offset 15s",
          "story{kind=\"count\"} offset 15s @ MOMENT",
          "story{kind=\"count\"} @ start()",
          "story{kind=\"count\"} @ end()",
          "story{kind=\"count\"}[1m]",
          "story[45s]",
          "story{kind=\"count\"}[15s]",
          "story{kind=\"count\"}[15]",
          "story{kind=\"count\"}[1m] offset 15s",
          "story{kind=\"count\"}[1m] @ MOMENT",
          "story{kind=\"special\"}[5m]",
          "((story{kind=\"small\"}))",
          "story{kind=\"large\"} # a comment",
          "2.5");

  /** Wrong in ways that both describe with the same words. */
  static final List<String> WRONG =
      List.of(
          "",
          "up{",
          "up{a=1}",
          "up{a=b}",
          "up{a}",
          "{}",
          "{a=\"\"}",
          "{a=~\".*\"}",
          "up)",
          "(up",
          "up foo",
          "up 1",
          "up[0]",
          "1[5m]",
          "up offset 5m[5m]",
          "up @ 5[5m]",
          "up offset 1m offset 2m",
          "1 offset 1m",
          "\"a",
          "`a",
          "up{__name__=\"b\"}",
          "up$");

  static final List<String> PATHS =
      List.of(
          "/api/v1/query?query=up&time=x",
          "/api/v1/query?query=up&timeout=x",
          "/api/v1/series?match[]=up&end=x",
          "/api/v1/query_range?query=up&start=2&end=1&step=1",
          "/api/v1/query_range?query=up&start=1&end=2&step=0",
          "/api/v1/query_range?query=up&start=1&end=2&step=-1",
          "/api/v1/query_range?query=up&start=1&end=2&step=x",
          "/api/v1/query_range?query=up&start=0&end=11001&step=1",
          "/api/v1/query_range?query=up%5B5m%5D&start=0&end=1&step=1",
          "/api/v1/query_range?query=%22a%22&start=0&end=1&step=1",
          "/api/v1/query_range?query=1.5&start=1.25&end=3&step=500ms",
          "/api/v1/query_range?query=story&start=START&end=NOW&step=30&limit=2",
          "/api/v1/query?query=story&time=START&lookback_delta=1",
          "/api/v1/series",
          "/api/v1/series?match[]=story&match[]=stays&start=START&end=NOW",
          "/api/v1/series?match[]=up%7B&start=START",
          "/api/v1/labels?start=START&end=NOW",
          "/api/v1/labels?match[]=story",
          "/api/v1/label/kind/values",
          "/api/v1/label/__name__/values?match[]=%7Bjob%3D%22text%22%7D",
          "/api/v1/label/U__a_2e_b/values",
          "/api/v1/label/none/values",
          "/api/v1/metadata?metric=story",
          "/api/v1/metadata?limit=0&metric=none");

  private PrometheusQuestions() {}
}
