package io.freqwatch.web.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A target that shows each of its readers the same story: what a reader sees depends only on how
 * often it has come. Series with times of their own are thus stored alike by every reader.
 */
final class ScriptedTarget implements AutoCloseable {
  /** Scrapes after which nothing changes any more. */
  static final int SCRAPES = 8;

  private static final int VANISHES_AFTER = 4;
  private static final long STEP_MILLIS = 15_000;

  private final long startMillis;
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();
  private final HttpServer server;

  ScriptedTarget(long startMillis) {
    this.startMillis = startMillis;
    Router router =
        new Router()
            .get("/text", request -> answer(request, "text/plain; version=0.0.4", 1, ""))
            .get(
                "/openmetrics",
                request ->
                    answer(
                        request,
                        "application/openmetrics-text; version=1.0.0; charset=utf-8",
                        1000,
                        "# EOF\n"));
    server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), router);
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  /** How many scrapes of both paths the reader that came least often has made. */
  int scrapes(int readers) {
    return visits.size() < readers ? 0 : visits.values().stream().min(Integer::compare).orElse(0);
  }

  @Override
  public void close() {
    server.close();
  }

  private Response answer(Request request, String type, int perSecond, String end) {
    String reader = request.path() + " " + request.header("User-Agent").orElse("");
    int visit = visits.merge(reader, 1, Integer::sum);
    int step = Math.min(visit, SCRAPES) - 1;
    return Response.bytes(type, (timed(step, perSecond) + untimed(visit) + end).getBytes(UTF_8));
  }

  private String timed(int step, int divisor) {
    long millis = startMillis + step * STEP_MILLIS;
    String time = divisor == 1 ? " " + millis : " " + millis / divisor + "." + millis % divisor;
    StringBuilder text = new StringBuilder("# TYPE story gauge\n");
    line(text, "story{kind=\"count\"} " + step, time);
    line(text, "story{kind=\"fraction\",job=\"theirs\"} " + step * 0.1, time);
    line(text, "story{kind=\"large\",quote=\"a\\\"b\\\\c\\nd\"} " + (step + 1) * 1e20, time);
    line(text, "story{kind=\"small\"} " + step * 1e-9, time);
    line(text, "story{kind=\"special\"} " + special(step), time);
    line(text, "story{kind=\"ümläut 🐂\"} 1", time);
    line(text, "{\"story.dotted\",\"a.b\"=\"c\"} " + step, time);
    return text.toString();
  }

  private static String untimed(int visit) {
    String text = "stays{a=\"1\"} 1\nstays{a=\"2\",instance=\"\"} 2\n";
    return visit > VANISHES_AFTER ? text : text + "vanishes{a=\"1\"} 3\n";
  }

  private static String special(int step) {
    return switch (step % 3) {
      case 0 -> "NaN";
      case 1 -> "+Inf";
      default -> "-Inf";
    };
  }

  private static void line(StringBuilder text, String series, String time) {
    text.append(series).append(time).append('\n');
  }
}
