package io.freqwatch.exporter;

import static java.util.stream.Collectors.joining;

import io.freqwatch.codec.Json;
import io.freqwatch.http.Handler;
import io.freqwatch.http.HttpRefusal;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import io.freqwatch.http.Router;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The paths of the exporter's listeners. */
final class ExporterRoutes {
  private final Map<String, BotExporter> bots = new TreeMap<>();
  private final ProcessMetrics process;

  ExporterRoutes(List<BotExporter> bots, ProcessMetrics process) {
    bots.forEach(bot -> this.bots.put(bot.name(), bot));
    this.process = process;
  }

  /** All bots, each below its name. */
  Router shared() {
    return common()
        .get("/", _ -> Response.html(index()))
        .get("/metrics", process::answer)
        .get("/bots/{bot}/metrics", request -> ScrapeAnswers.metrics(bot(request), request))
        .get(
            "/bots/{bot}/metrics/ftmetric",
            request -> ScrapeAnswers.ftmetric(bot(request), request));
  }

  /** One bot, as the original has it; below its name too. */
  Router single(BotExporter bot) {
    return common()
        .get("/", _ -> Response.html(index()))
        .get("/metrics", request -> ScrapeAnswers.metrics(bot, request))
        .get("/metrics/ftmetric", request -> ScrapeAnswers.ftmetric(bot, request))
        .get("/bots/{bot}/metrics", request -> ScrapeAnswers.metrics(bot(request), request))
        .get(
            "/bots/{bot}/metrics/ftmetric",
            request -> ScrapeAnswers.ftmetric(bot(request), request));
  }

  private Router common() {
    Handler alive = _ -> Response.text("ok\n");
    return new Router()
        .get("/health", alive)
        .get("/healthz", alive)
        .get("/healthcheck", alive)
        .get("/ready", _ -> ready())
        .get("/version", _ -> version());
  }

  private Response ready() {
    String waiting =
        bots.values().stream()
            .filter(bot -> !bot.isReady())
            .map(BotExporter::name)
            .collect(joining(", "));
    return waiting.isEmpty()
        ? Response.text("ready\n")
        : Response.text("waiting for the first look at " + waiting + "\n").withStatus(503);
  }

  private static Response version() {
    return Response.json(
        Json.bytes(
            Json.object().put("name", "freqwatch exporter").put("version", ProgramVersion.text())));
  }

  private BotExporter bot(Request request) {
    String name = request.pathParameter("bot");
    BotExporter bot = bots.get(name);
    if (bot == null) {
      throw new HttpRefusal(404, "no bot " + name + "; found " + String.join(", ", bots.keySet()));
    }
    return bot;
  }

  private String index() {
    String rows =
        bots.keySet().stream()
            .map(ExporterRoutes::escaped)
            .map(
                name ->
                    "<li>%s: <a href=\"/bots/%s/metrics\">metrics</a>,".formatted(name, name)
                        + " <a href=\"/bots/%s/metrics/ftmetric\">ftmetric</a></li>\n"
                            .formatted(name))
            .collect(joining());
    return "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
        + "<title>Freqwatch exporter</title>\n<h1>Freqwatch exporter</h1>\n<ul>\n"
        + rows
        + "</ul>\n<p><a href=\"/metrics\">metrics</a>, <a href=\"/ready\">ready</a></p>\n</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
