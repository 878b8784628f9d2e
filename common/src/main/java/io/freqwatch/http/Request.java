package io.freqwatch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freqwatch.model.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * One request. Used by the thread that handles it only; query and body are read when first asked
 * for.
 */
public final class Request {
  private final org.eclipse.jetty.server.Request request;
  private final String path;
  private final BodyReader bodyReader;
  private Map<String, String> pathParameters = Map.of();
  private String route = "";
  private byte @Nullable [] body;
  private @Nullable Parameters query;
  private @Nullable Parameters form;

  Request(org.eclipse.jetty.server.Request request, BodyReader bodyReader) {
    this.request = request;
    this.bodyReader = bodyReader;
    String decoded = request.getHttpURI().getDecodedPath();
    this.path = decoded == null ? "/" : decoded;
  }

  public String method() {
    return request.getMethod();
  }

  /** The path, percent-decoded once, without {@code .} and {@code ..} segments. */
  public String path() {
    return path;
  }

  /** The path as it stands in the request line, without {@code .} and {@code ..} segments. */
  public String rawPath() {
    String raw = request.getHttpURI().getCanonicalPath();
    return raw == null ? "/" : raw;
  }

  /** The template of the route that matched, such as {@code /bots/{name}}; empty before routing. */
  public String route() {
    return route;
  }

  /**
   * What stands in the path for {@code {name}} of the template; {@code "*"} is the rest of the
   * path.
   *
   * @throws IllegalArgumentException where the template has no such name
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("route " + route + " has no parameter " + name);
    }
    return value;
  }

  /** The query as it stands in the request line, not decoded; empty when there is none. */
  public String rawQuery() {
    String raw = request.getHttpURI().getQuery();
    return raw == null ? "" : raw;
  }

  /** The first value of this name in the query. */
  public Optional<String> query(String name) {
    return queryParameters().first(name);
  }

  /** All values of this name in the query, in order; names keep their brackets. */
  public List<String> queryAll(String name) {
    return queryParameters().all(name);
  }

  /** The first value of this name in the form body, else in the query. */
  public Optional<String> parameter(String name) throws IOException {
    Optional<String> inForm = formParameters().first(name);
    return inForm.isPresent() ? inForm : query(name);
  }

  /** All values of this name: those of the form body, then those of the query. */
  public List<String> parameters(String name) throws IOException {
    return formParameters().followedBy(queryParameters()).all(name);
  }

  /** All names in form body and query. */
  public Set<String> parameterNames() throws IOException {
    return formParameters().followedBy(queryParameters()).names();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  /**
   * The body, decompressed; read on the first call.
   *
   * @throws HttpRefusal 413 when it is larger than the server allows, 400 when it is broken off
   */
  public byte[] body() throws IOException {
    byte[] read = body;
    if (read == null) {
      read = bodyReader.read(request);
      body = read;
    }
    return read;
  }

  public String bodyText() throws IOException {
    return new String(body(), UTF_8);
  }

  public Optional<BasicCredentials> basicAuthorization() {
    return header("Authorization").flatMap(Authorization::basic);
  }

  public Optional<Secret> bearerToken() {
    return header("Authorization").flatMap(Authorization::bearer);
  }

  /** Whether the client takes this content encoding. */
  public boolean acceptsEncoding(String encoding) {
    HttpField field = request.getHeaders().getField(HttpHeader.ACCEPT_ENCODING);
    return field != null && field.contains(encoding);
  }

  /** The address of the peer, without its port. */
  public String remoteAddress() {
    return org.eclipse.jetty.server.Request.getRemoteAddr(request);
  }

  /**
   * Runs an action, on a thread of the server's, when the client goes before it has its answer; the
   * action must not block. The caller closes the watch when its work is done.
   *
   * @throws IOException where the body, which is read first, cannot be
   */
  public DisconnectWatch onDisconnect(Runnable action) throws IOException {
    body();
    return DisconnectWatch.start(EndPoints.of(request), action);
  }

  @Override
  public String toString() {
    return method() + " " + path;
  }

  void routed(String template, Map<String, String> parameters) {
    route = template;
    pathParameters = parameters;
  }

  private Parameters queryParameters() {
    Parameters read = query;
    if (read == null) {
      read = Parameters.decode(rawQuery());
      query = read;
    }
    return read;
  }

  private Parameters formParameters() throws IOException {
    Parameters read = form;
    if (read == null) {
      read = hasForm() ? Parameters.decode(bodyText()) : Parameters.NONE;
      form = read;
    }
    return read;
  }

  private boolean hasForm() {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null && type.startsWith("application/x-www-form-urlencoded");
  }
}
