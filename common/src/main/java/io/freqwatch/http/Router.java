package io.freqwatch.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends each request to the handler of its method and path. Templates are literal paths, {@code
 * {name}} for one whole segment, and a trailing {@code /*} for any rest; a literal wins over a
 * name, a name over a rest. GET answers HEAD too. Routes are added before the server starts, by one
 * thread; after that it is safe for many.
 */
public final class Router implements Handler {
  private final RouteTree tree = new RouteTree();
  private final List<Route> routes = new ArrayList<>();

  private record Route(String method, String template, Handler handler) {}

  public Router get(String template, Handler handler) {
    return on("GET", template, handler);
  }

  public Router post(String template, Handler handler) {
    return on("POST", template, handler);
  }

  public Router put(String template, Handler handler) {
    return on("PUT", template, handler);
  }

  public Router delete(String template, Handler handler) {
    return on("DELETE", template, handler);
  }

  /**
   * Adds a route.
   *
   * @throws IllegalArgumentException where the template is malformed or the route exists already
   */
  public Router on(String method, String template, Handler handler) {
    tree.add(method, template, handler);
    routes.add(new Route(method, template, handler));
    return this;
  }

  /**
   * Takes over the routes that another router has by now, below a prefix such as {@code
   * /prometheus}, behind filters. The handlers see the full path.
   */
  public Router mount(String prefix, Router other, Filter... filters) {
    for (Route route : other.routes) {
      Handler handler = route.handler().behind(filters);
      on(route.method(), prefix + route.template(), handler);
      if (route.template().equals("/")) {
        on(route.method(), prefix, handler);
      }
    }
    return this;
  }

  @Override
  public Response handle(Request request) throws IOException, InterruptedException {
    return switch (tree.find(request.method(), request.path())) {
      case RouteTree.Found found -> {
        request.routed(found.template(), found.parameters());
        yield found.handler().handle(request);
      }
      case RouteTree.WrongMethod wrong ->
          Response.error(405, request.method() + " is not allowed; allowed: " + wrong.allow())
              .withHeader("Allow", wrong.allow());
      case RouteTree.Unknown _ -> Response.error(404, "nothing at " + request.path());
    };
  }
}
