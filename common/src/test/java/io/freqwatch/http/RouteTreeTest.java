package io.freqwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTreeTest {
  private static final Handler HANDLER = _ -> Response.status(200);

  private final RouteTree tree = new RouteTree();

  @Test
  void prefersLiteralsOverNamesOverRests() {
    add("GET", "/bots/*", "/bots/{name}", "/bots/all", "/bots/{name}/metrics", "/*");
    assertThat(find("/bots/all")).isEqualTo("/bots/all {}");
    assertThat(find("/bots/alpha")).isEqualTo("/bots/{name} {name=alpha}");
    assertThat(find("/bots/all/metrics")).isEqualTo("/bots/{name}/metrics {name=all}");
    assertThat(find("/bots/alpha/other")).isEqualTo("/bots/* {*=alpha/other}");
    assertThat(find("/bots/")).isEqualTo("/bots/* {*=}");
    assertThat(find("/bots")).isEqualTo("/* {*=bots}");
    assertThat(find("/")).isEqualTo("/* {*=}");
  }

  @Test
  void goesOnToRoutesThatHaveTheMethod() {
    add("POST", "/api/login");
    add("GET", "/api/*");
    assertThat(find("/api/login")).isEqualTo("/api/* {*=login}");
    assertThat(tree.find("PUT", "/api/login")).isEqualTo(new RouteTree.WrongMethod("POST"));
  }

  @Test
  void aRouteThatTellsOptionsOfAllPathsMakesNoneExist() {
    add("OPTIONS", "/api/*");
    add("GET", "/api/login");
    assertThat(find("/api/other")).isEqualTo("unknown");
    assertThat(tree.find("OPTIONS", "/api/other")).isInstanceOf(RouteTree.Found.class);
    assertThat(tree.find("PUT", "/api/login")).isEqualTo(new RouteTree.WrongMethod("GET, HEAD"));
  }

  @Test
  void keepsNamesOfEachTemplateAtTheSamePlace() {
    add("GET", "/a/{x}/one", "/a/{y}/two");
    assertThat(find("/a/1/one")).isEqualTo("/a/{x}/one {x=1}");
    assertThat(find("/a/2/two")).isEqualTo("/a/{y}/two {y=2}");
    assertThat(find("/a/3/three")).isEqualTo("unknown");
    assertThat(find("/a//one")).isEqualTo("unknown");
  }

  @Test
  void refusesMalformedAndRepeatedTemplates() {
    for (String template : new String[] {"", "a", "/{a}x", "/*/b", "/{a}/{a}", "/{}"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> tree.add("GET", template, HANDLER));
    }
    add("GET", "/a");
    assertThatIllegalArgumentException().isThrownBy(() -> add("GET", "/a"));
  }

  @Test
  void mountsRoutesBelowAPrefix() {
    Router mounted = new Router().get("/", HANDLER).get("/api/{x}", HANDLER);
    new Router().get("/", HANDLER).mount("/prometheus", mounted).get("/other", HANDLER);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Router().get("/prometheus/api/{x}", HANDLER).mount("/prometheus", mounted));
  }

  private void add(String method, String... templates) {
    for (String template : templates) {
      tree.add(method, template, HANDLER);
    }
  }

  private String find(String path) {
    return switch (tree.find("GET", path)) {
      case RouteTree.Found found -> found.template() + " " + Map.copyOf(found.parameters());
      case RouteTree.WrongMethod wrong -> "allowed: " + wrong.allow();
      case RouteTree.Unknown _ -> "unknown";
    };
  }
}
