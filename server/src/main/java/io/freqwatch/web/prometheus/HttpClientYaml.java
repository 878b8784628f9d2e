package io.freqwatch.web.prometheus;

import io.freqwatch.http.HttpAuth;
import io.freqwatch.http.HttpClientOptions;

/** How a server is asked, as it stands in a {@code prometheus.yml}; no secret. */
final class HttpClientYaml {
  private static final String SECRET = "<secret>";

  private HttpClientYaml() {}

  static void write(HttpClientOptions http, YamlText yaml) {
    write(http.auth(), yaml);
    yaml.put("follow_redirects", http.followRedirects());
  }

  private static void write(HttpAuth auth, YamlText yaml) {
    switch (auth) {
      case HttpAuth.None _ -> {}
      case HttpAuth.Basic _ ->
          yaml.nested("basic_auth", () -> yaml.put("username", SECRET).put("password", SECRET));
      case HttpAuth.Token token ->
          yaml.nested(
              "authorization", () -> yaml.put("type", token.type()).put("credentials", SECRET));
      case HttpAuth.OAuth2 oauth ->
          yaml.nested(
              "oauth2",
              () ->
                  yaml.put("client_id", oauth.clientId())
                      .put("client_secret", SECRET)
                      .put("token_url", oauth.tokenUrl().toString())
                      .list("scopes", oauth.scopes()));
    }
  }
}
