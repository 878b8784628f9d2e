package io.freqwatch.web.prometheus;

import io.freqwatch.http.HttpServer;
import io.freqwatch.http.HttpServerOptions;
import io.freqwatch.http.Request;
import io.freqwatch.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A target that answers each path, a number, with a document. */
final class DocumentTarget implements AutoCloseable {
  private final List<ScrapedDocument> documents;
  private final Map<String, Integer> visits = new ConcurrentHashMap<>();
  private final Set<String> accepts = ConcurrentHashMap.newKeySet();
  private final HttpServer server;

  DocumentTarget(List<ScrapedDocument> documents) {
    this.documents = documents;
    this.server = HttpServer.start(HttpServerOptions.at("127.0.0.1", 0), this::answer);
  }

  String address() {
    return "127.0.0.1:" + server.port();
  }

  /** Whether so many readers have come to every document for a second time. */
  boolean isReadTwiceBy(int readers) {
    return visits.size() == readers * documents.size()
        && visits.values().stream().allMatch(count -> count > 1);
  }

  /** The different headers {@code Accept} that readers sent. */
  Set<String> accepts() {
    return accepts;
  }

  @Override
  public void close() {
    server.close();
  }

  private Response answer(Request request) {
    String reader = request.path() + " " + request.header("User-Agent").orElse("");
    visits.merge(reader, 1, Integer::sum);
    accepts.add(request.header("Accept").orElse(""));
    ScrapedDocument document = documents.get(Integer.parseInt(request.path().substring(1)));
    return Response.bytes(document.contentType(), document.body());
  }
}
