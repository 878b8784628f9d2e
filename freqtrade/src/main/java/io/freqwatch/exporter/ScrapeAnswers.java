package io.freqwatch.exporter;

import io.freqwatch.exposition.AcceptedFormat;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Answers scrapes of one bot from its newest snapshot. Stateless; never waits for a bot. */
final class ScrapeAnswers {
  private static final Pattern REFUSED = Pattern.compile("0(\\.0*)?");

  private ScrapeAnswers() {}

  static Response metrics(BotExporter bot, Request request) {
    AcceptedFormat format = AcceptedFormat.negotiate(request.header("Accept").orElse(""));
    return bot.rendered().answer(format, groups(request), acceptsGzip(request));
  }

  static Response ftmetric(BotExporter bot, Request request) {
    return bot.rendered().ftmetric(acceptsGzip(request));
  }

  private static Set<CollectGroup> groups(Request request) {
    List<String> names = request.rawQuery().isEmpty() ? List.of() : request.queryAll("collect[]");
    try {
      return CollectGroup.of(names);
    } catch (IllegalArgumentException e) {
      throw new HttpRefusal(400, String.valueOf(e.getMessage()));
    }
  }

  private static boolean acceptsGzip(Request request) {
    for (String coding : request.header("Accept-Encoding").orElse("").split(",", -1)) {
      String[] parts = coding.strip().split("\\s*;\\s*q=", 2);
      if (parts[0].equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !REFUSED.matcher(parts[1]).matches();
      }
    }
    return false;
  }
}
